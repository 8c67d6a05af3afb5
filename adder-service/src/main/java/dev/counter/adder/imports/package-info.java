/**
 * Imports of files, exactly once.
 */
@NullMarked
package dev.counter.adder.imports;

import org.jspecify.annotations.NullMarked;
