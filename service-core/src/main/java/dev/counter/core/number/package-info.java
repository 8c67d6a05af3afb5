/**
 * Values and sums as text, the same way everywhere.
 */
@NullMarked
package dev.counter.core.number;

import org.jspecify.annotations.NullMarked;
