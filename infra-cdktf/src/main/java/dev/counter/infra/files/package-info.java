/**
 * Files of visitors: uploads and exports in S3.
 */
@NullMarked
package dev.counter.infra.files;

import org.jspecify.annotations.NullMarked;
