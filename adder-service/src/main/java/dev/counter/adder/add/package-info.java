/**
 * Adds as JSON.
 */
@NullMarked
package dev.counter.adder.add;

import org.jspecify.annotations.NullMarked;
