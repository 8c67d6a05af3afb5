/**
 * The stack of one environment.
 */
@NullMarked
package dev.counter.infra.counter;

import org.jspecify.annotations.NullMarked;
