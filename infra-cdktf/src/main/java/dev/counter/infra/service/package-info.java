/**
 * ECS services on Fargate, and the variables of every service.
 */
@NullMarked
package dev.counter.infra.service;

import org.jspecify.annotations.NullMarked;
