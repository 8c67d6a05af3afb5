/**
 * Buckets that nobody outside reads.
 */
@NullMarked
package dev.counter.infra.bucket;

import org.jspecify.annotations.NullMarked;
