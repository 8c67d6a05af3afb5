/**
 * What a load balancer is in AWS: one address that leads to the three services.
 */
@NullMarked
package dev.counter.local.frontdoor;

import org.jspecify.annotations.NullMarked;
