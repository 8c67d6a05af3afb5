/**
 * The reset service: says what a reset would remove, and removes it when that is
 * confirmed.
 */
@NullMarked
package dev.counter.reset;

import org.jspecify.annotations.NullMarked;
