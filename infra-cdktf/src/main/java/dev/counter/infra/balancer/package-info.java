/**
 * How visitors come in, and which service they get to.
 */
@NullMarked
package dev.counter.infra.balancer;

import org.jspecify.annotations.NullMarked;
