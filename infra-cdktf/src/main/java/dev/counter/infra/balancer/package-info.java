/**
 * Application Load Balancer, web firewall and custom domain.
 */
@NullMarked
package dev.counter.infra.balancer;

import org.jspecify.annotations.NullMarked;
