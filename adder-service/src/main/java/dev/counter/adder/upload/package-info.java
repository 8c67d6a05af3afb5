/**
 * Uploads of files, through the service or in parts to S3 directly.
 */
@NullMarked
package dev.counter.adder.upload;

import org.jspecify.annotations.NullMarked;
