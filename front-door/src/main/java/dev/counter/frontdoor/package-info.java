/**
 * Reverse proxy: one address for the three services, routed like the load balancer in
 * AWS.
 */
@NullMarked
package dev.counter.frontdoor;

import org.jspecify.annotations.NullMarked;
