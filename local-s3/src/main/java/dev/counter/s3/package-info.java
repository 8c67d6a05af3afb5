/**
 * S3 of one machine: S3Proxy on a folder, as a program with variables.
 */
@NullMarked
package dev.counter.s3;

import org.jspecify.annotations.NullMarked;
