/**
 * Tests of the bucket of files.
 */
@NullMarked
package dev.counter.infra.files;

import org.jspecify.annotations.NullMarked;
