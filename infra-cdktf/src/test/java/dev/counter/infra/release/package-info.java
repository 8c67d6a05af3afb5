/**
 * Tests of what a release changes.
 */
@NullMarked
package dev.counter.infra.release;

import org.jspecify.annotations.NullMarked;
