/**
 * Tests of the way in.
 */
@NullMarked
package dev.counter.infra.balancer;

import org.jspecify.annotations.NullMarked;
