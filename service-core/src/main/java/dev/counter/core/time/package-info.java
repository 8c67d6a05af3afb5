/**
 * Format of times.
 */
@NullMarked
package dev.counter.core.time;

import org.jspecify.annotations.NullMarked;
