/**
 * Format of decimals.
 */
@NullMarked
package dev.counter.core.number;

import org.jspecify.annotations.NullMarked;
