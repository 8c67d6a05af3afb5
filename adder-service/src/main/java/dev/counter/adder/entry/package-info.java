/**
 * The one way in which entries come to be.
 */
@NullMarked
package dev.counter.adder.entry;

import org.jspecify.annotations.NullMarked;
