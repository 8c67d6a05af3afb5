/**
 * Tests of what a release contains.
 */
@NullMarked
package dev.counter.release;

import org.jspecify.annotations.NullMarked;
