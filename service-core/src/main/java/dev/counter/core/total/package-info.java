/**
 * The running total, as every service shows it.
 */
@NullMarked
package dev.counter.core.total;

import org.jspecify.annotations.NullMarked;
