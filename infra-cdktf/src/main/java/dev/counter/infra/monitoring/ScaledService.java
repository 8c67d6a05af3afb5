package dev.counter.infra.monitoring;

/**
 * ECS service with the bounds of its autoscaling.
 */
public record ScaledService(String name, int minTasks, int maxTasks) {

}
