/**
 * Tests of buckets.
 */
@NullMarked
package dev.counter.infra.bucket;

import org.jspecify.annotations.NullMarked;
