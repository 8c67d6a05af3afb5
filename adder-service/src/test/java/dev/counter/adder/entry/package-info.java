/**
 * What the write port promises, asked of a real PostgreSQL.
 */
@NullMarked
package dev.counter.adder.entry;

import org.jspecify.annotations.NullMarked;
