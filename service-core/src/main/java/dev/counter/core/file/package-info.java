/**
 * Files in S3: the bucket, multipart uploads and signed URLs.
 */
@NullMarked
package dev.counter.core.file;

import org.jspecify.annotations.NullMarked;
