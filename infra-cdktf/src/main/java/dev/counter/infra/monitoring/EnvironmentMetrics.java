package dev.counter.infra.monitoring;

import java.util.Map;

import dev.counter.contract.Machine;
import dev.counter.contract.Service;
import dev.counter.infra.monitoring.Monitoring.Inputs;

/**
 * The metrics that tell how an environment goes, each with the dimensions that whoever
 * sends it gives it.
 *
 * @param inputs what is inputs
 * @see <a href=
 * "https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/aws-services-cloudwatch-metrics.html">
 * Services that publish CloudWatch metrics</a>
 */
record EnvironmentMetrics(Inputs inputs) {

	private static final String MAXIMUM = "Maximum";

	Metric requests(Service service) {
		return target(service, "RequestCount", "Sum");
	}

	Metric serverErrors(Service service) {
		return target(service, "HTTPCode_Target_5XX_Count", "Sum");
	}

	/** In seconds. */
	Metric latency(Service service, String percentile) {
		return target(service, "TargetResponseTime", percentile);
	}

	Metric unhealthy(Service service) {
		return target(service, "UnHealthyHostCount", MAXIMUM);
	}

	/**
	 * Maximum: each zone reports its own targets, so a zone without one makes the minimum
	 * 0.
	 */
	Metric healthy(Service service) {
		return target(service, "HealthyHostCount", MAXIMUM);
	}

	/** Answers that the load balancer gave itself, since it had nobody to ask. */
	Metric balancerErrors() {
		return new Metric("AWS/ApplicationELB", "HTTPCode_ELB_5XX_Count",
				Map.of("LoadBalancer", this.inputs.balancer().arnSuffix()), "Sum");
	}

	Metric runningTasks(Service service) {
		return tasks("ECS/ContainerInsights", "RunningTaskCount", service, "Average");
	}

	/** In percent of what the tasks have. */
	Metric taskCpu(Service service) {
		return tasks("AWS/ECS", "CPUUtilization", service, "Average");
	}

	/** In percent of what the tasks have. */
	Metric taskMemory(Service service) {
		return tasks("AWS/ECS", "MemoryUtilization", service, "Average");
	}

	Metric machines() {
		return new Metric("AWS/AutoScaling", "GroupInServiceInstances", group(), "Minimum");
	}

	/** In percent. */
	Metric machineCpu() {
		return new Metric("AWS/EC2", "CPUUtilization", group(), "Average");
	}

	/** What the agent on the machine measures, in percent. */
	Metric machine(String metric, String statistic) {
		return new Metric(Machine.METRICS, metric, Map.of(Machine.SERVICE_DIMENSION, Machine.SERVICE.key(),
				Machine.ENVIRONMENT_DIMENSION, this.inputs.settings().environment()), statistic);
	}

	/** In percent. */
	Metric databaseCpu() {
		return database("CPUUtilization", "Average");
	}

	Metric databaseConnections() {
		return database("DatabaseConnections", MAXIMUM);
	}

	/** In bytes. */
	Metric databaseStorage() {
		return database("FreeStorageSpace", "Minimum");
	}

	/** In bytes. */
	Metric databaseMemory() {
		return database("FreeableMemory", "Average");
	}

	/** In bytes. */
	Metric databaseSwap() {
		return database("SwapUsage", "Average");
	}

	/** In seconds. */
	Metric databaseWriteLatency() {
		return database("WriteLatency", "Average");
	}

	/** Counted from the migrators' log; has no dimension. */
	Metric migratorFailures() {
		return new Metric(Machine.METRICS, MigratorFailureMetric.metric(this.inputs.settings().environment()), Map.of(),
				"Sum");
	}

	private Metric target(Service service, String name, String statistic) {
		return new Metric("AWS/ApplicationELB", name, Map.of("LoadBalancer", this.inputs.balancer().arnSuffix(),
				"TargetGroup", this.inputs.balancer().target(service).arnSuffix()), statistic);
	}

	private Metric tasks(String namespace, String name, Service service, String statistic) {
		return new Metric(namespace, name,
				Map.of("ClusterName", this.inputs.cluster(), "ServiceName", this.inputs.tasks(service).serviceName()),
				statistic);
	}

	private Metric database(String name, String statistic) {
		return new Metric("AWS/RDS", name, Map.of("DBInstanceIdentifier", this.inputs.database()), statistic);
	}

	private Map<String, String> group() {
		return Map.of("AutoScalingGroupName", this.inputs.adderGroup());
	}

}
