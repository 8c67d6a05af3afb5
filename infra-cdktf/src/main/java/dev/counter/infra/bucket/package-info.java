/**
 * Private S3 buckets.
 */
@NullMarked
package dev.counter.infra.bucket;

import org.jspecify.annotations.NullMarked;
