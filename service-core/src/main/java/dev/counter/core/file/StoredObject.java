package dev.counter.core.file;

/**
 * What S3 keeps after an upload.
 *
 * @param bytes the size
 * @param sha256 the SHA-256, 32 bytes
 * @param etag S3's ETag, for {@code If-Match}
 */
public record StoredObject(long bytes, byte[] sha256, String etag) {
}
