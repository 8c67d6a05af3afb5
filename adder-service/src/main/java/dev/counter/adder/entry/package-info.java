/**
 * Entries, written in batches.
 */
@NullMarked
package dev.counter.adder.entry;

import org.jspecify.annotations.NullMarked;
