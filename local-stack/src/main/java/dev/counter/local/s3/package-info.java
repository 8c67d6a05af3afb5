/**
 * Supervised S3 of one machine.
 */
@NullMarked
package dev.counter.local.s3;

import org.jspecify.annotations.NullMarked;
