package dev.counter.core.file;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.net.URI;
import java.util.List;
import java.util.function.Supplier;

import dev.counter.contract.Times;
import dev.counter.core.settings.FilesProperties;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.NoSuchUploadException;
import software.amazon.awssdk.services.s3.model.Part;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

import org.springframework.http.MediaType;
import org.springframework.util.function.SingletonSupplier;

/**
 * The S3 bucket of files: multipart uploads, ranged reads and signed URLs. Every method
 * throws {@link SdkException} when S3 does not answer or refuses.
 */
public final class ObjectStore {

	private final String bucket;

	private final Supplier<S3Client> client;

	private final Supplier<S3Presigner> presigner;

	ObjectStore(FilesProperties files) {
		this.bucket = files.bucket();
		this.client = SingletonSupplier.of(() -> S3Clients.client(files));
		this.presigner = SingletonSupplier.of(() -> S3Clients.presigner(files));
	}

	/**
	 * Begins a multipart upload.
	 * @param name the safe name that a download gets
	 * @return S3's id of the upload
	 */
	public String begin(String key, String name) {
		return s3()
			.createMultipartUpload((upload) -> upload.bucket(this.bucket)
				.key(key)
				.contentType(MediaType.APPLICATION_OCTET_STREAM_VALUE)
				.contentDisposition(Attachment.of(name)))
			.uploadId();
	}

	/**
	 * Uploads a part.
	 * @param number from 1
	 * @return the part's ETag
	 */
	public String put(String key, String uploadId, int number, byte[] bytes, int length) {
		RequestBody body = RequestBody.fromContentProvider(() -> new ByteArrayInputStream(bytes, 0, length), length,
				MediaType.APPLICATION_OCTET_STREAM_VALUE);
		return s3()
			.uploadPart((part) -> part.bucket(this.bucket)
				.key(key)
				.uploadId(uploadId)
				.partNumber(number)
				.contentLength((long) length), body)
			.eTag();
	}

	/** The parts that S3 has, in order. */
	public List<Part> parts(String key, String uploadId) {
		return s3().listPartsPaginator((list) -> list.bucket(this.bucket).key(key).uploadId(uploadId))
			.parts()
			.stream()
			.toList();
	}

	/** Completes an upload of these parts, and returns the ETag of the object. */
	public String complete(String key, String uploadId, List<Part> parts) {
		List<CompletedPart> completed = parts.stream()
			.map((part) -> CompletedPart.builder().partNumber(part.partNumber()).eTag(part.eTag()).build())
			.toList();
		return s3()
			.completeMultipartUpload((upload) -> upload.bucket(this.bucket)
				.key(key)
				.uploadId(uploadId)
				.multipartUpload((list) -> list.parts(completed)))
			.eTag();
	}

	/** Aborts an upload and removes its parts; does nothing when it is gone. */
	public void abort(String key, String uploadId) {
		try {
			s3().abortMultipartUpload((upload) -> upload.bucket(this.bucket).key(key).uploadId(uploadId));
		}
		catch (NoSuchUploadException ex) {
			// Completed, aborted before or removed by the bucket's rule.
		}
	}

	/** Deletes an object; does nothing when it is gone. */
	public void delete(String key) {
		s3().deleteObject((object) -> object.bucket(this.bucket).key(key));
	}

	/** The ETag of an object, {@code null} when it does not exist. */
	public @Nullable String etag(String key) {
		try {
			return s3().headObject((object) -> object.bucket(this.bucket).key(key)).eTag();
		}
		catch (NoSuchKeyException ex) {
			return null;
		}
	}

	/**
	 * Reads an object from an offset to its end, if it is still the same.
	 * @param etag its ETag; an S3Exception with 412 follows when it has another
	 */
	public InputStream read(String key, String etag, long offset) {
		return s3()
			.getObject((object) -> object.bucket(this.bucket).key(key).ifMatch(etag).range("bytes=" + offset + "-"));
	}

	/** A URL to which anyone can send one part of exactly this length. */
	public URI signPart(String key, String uploadId, int number, long length) {
		return URI.create(this.presigner.get()
			.presignUploadPart((sign) -> sign.signatureDuration(Times.SIGNED_URL)
				.uploadPartRequest((part) -> part.bucket(this.bucket)
					.key(key)
					.uploadId(uploadId)
					.partNumber(number)
					.contentLength(length)))
			.url()
			.toString());
	}

	/** A URL at which anyone can download an object as an attachment. */
	public URI signDownload(String key, String name) {
		return URI.create(this.presigner.get()
			.presignGetObject((sign) -> sign.signatureDuration(Times.SIGNED_URL)
				.getObjectRequest((object) -> object.bucket(this.bucket)
					.key(key)
					.responseContentType(MediaType.APPLICATION_OCTET_STREAM_VALUE)
					.responseContentDisposition(Attachment.of(name))))
			.url()
			.toString());
	}

	private S3Client s3() {
		return this.client.get();
	}

}
