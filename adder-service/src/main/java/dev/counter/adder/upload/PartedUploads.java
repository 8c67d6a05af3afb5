package dev.counter.adder.upload;

import java.net.InetAddress;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;

import dev.counter.core.file.FileId;
import dev.counter.core.file.ObjectStore;
import dev.counter.core.web.problem.ProblemException;
import dev.counter.core.web.problem.ProblemType;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.model.NoSuchUploadException;
import software.amazon.awssdk.services.s3.model.Part;
import software.amazon.awssdk.services.s3.model.S3Exception;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/**
 * Uploads in parts, which clients send to S3 directly. What S3 has is the truth: its list
 * of parts before the completion, the object after it.
 */
@Component
class PartedUploads {

	private final Uploads uploads;

	private final ObjectStore store;

	PartedUploads(Uploads uploads, ObjectStore store) {
		this.uploads = uploads;
		this.store = store;
	}

	/**
	 * Begins an upload, or finds that of the idempotency key.
	 * @throws ProblemException with 410 if it has ended, 422 if the key was used for
	 * another file, 429 or 507
	 */
	Upload begin(String name, long bytes, @Nullable UUID requestKey, InetAddress address) {
		Upload upload = this.uploads.reserve(name, bytes, requestKey, address);
		if (upload.hasEnded()) {
			throw gone();
		}
		if (!upload.name().equals(name) || upload.bytes() != bytes) {
			throw ProblemException.of(ProblemType.KEY_REUSED, "The key was used for another file.",
					"a new key for each upload");
		}
		if (upload.uploadId() != null) {
			return upload;
		}
		try {
			String uploadId = this.store.begin(upload.key(), name);
			if (!this.uploads.begin(upload, uploadId, name)) {
				this.store.abort(upload.key(), uploadId);
			}
			return upload;
		}
		catch (RuntimeException ex) {
			this.uploads.discard(upload);
			throw ex;
		}
	}

	/**
	 * The upload with a secret id, if it goes on or has become a file.
	 * @throws ProblemException with 404 or 410
	 */
	Upload findUsable(String manage) {
		Upload upload = find(manage);
		if (upload.hasEnded()) {
			throw gone();
		}
		return upload;
	}

	/**
	 * The upload with a secret id, even if it has ended.
	 * @throws ProblemException with 404, or 410 past its time
	 */
	Upload find(String manage) {
		Upload upload = FileId.parse(manage)
			.flatMap(this.uploads::find)
			.orElseThrow(() -> ProblemException.of(ProblemType.NOT_FOUND, "No upload has this id.",
					"the secret id of an upload"));
		if (upload.expiresAt().isBefore(Instant.now())) {
			throw gone();
		}
		return upload;
	}

	/** The upload as S3 has it. */
	UploadResponse state(Upload upload) {
		List<Part> parts = upload.is(Upload.READY) ? List.of() : parts(upload);
		String etag = parts.isEmpty() ? completed(upload) : null;
		return UploadResponse.of((etag != null) ? publish(upload, etag) : upload, parts);
	}

	/**
	 * Publishes the file; does nothing if it is published.
	 * @throws ProblemException with 409 if a part is missing or has another size
	 */
	Upload complete(Upload upload) {
		if (upload.is(Upload.READY)) {
			return upload;
		}
		List<Part> parts = parts(upload);
		String etag = parts.isEmpty() ? completed(upload) : null;
		return publish(upload, (etag != null) ? etag : complete(upload, parts));
	}

	/** The parts that S3 has, none of an upload that is complete or lost. */
	private List<Part> parts(Upload upload) {
		try {
			return this.store.parts(upload.key(), Objects.requireNonNull(upload.uploadId()));
		}
		catch (NoSuchUploadException ex) {
			return List.of();
		}
	}

	/** The service may have stopped between S3's completion and its own. */
	private @Nullable String completed(Upload upload) {
		return upload.is(Upload.READY) ? null : this.store.etag(upload.key());
	}

	private String complete(Upload upload, List<Part> parts) {
		check(upload, parts);
		try {
			return this.store.complete(upload.key(), Objects.requireNonNull(upload.uploadId()), parts);
		}
		catch (S3Exception ex) {
			if (ex.statusCode() >= HttpStatus.INTERNAL_SERVER_ERROR.value()) {
				throw ex;
			}
			throw conflict(upload, "A part was replaced, or another request completes the upload.");
		}
	}

	private Upload publish(Upload upload, String etag) {
		return this.uploads.publish(upload, upload.bytes(), null, etag).orElseGet(() -> {
			Upload now = this.uploads.find(upload.manage()).orElseThrow(PartedUploads::gone);
			if (!now.is(Upload.READY)) {
				this.store.delete(upload.key());
				throw gone();
			}
			return now;
		});
	}

	private static void check(Upload upload, List<Part> parts) {
		List<Integer> missing = IntStream.rangeClosed(1, upload.parts())
			.filter((number) -> parts.stream()
				.noneMatch((part) -> part.partNumber() == number && part.size() == upload.partBytes(number)))
			.boxed()
			.toList();
		if (!missing.isEmpty() || parts.size() != upload.parts()) {
			throw conflict(upload, missing.isEmpty() ? "S3 has more parts than the file."
					: "Part %s is missing or has another size.".formatted(missing.get(0)));
		}
	}

	private static ProblemException conflict(Upload upload, String detail) {
		return ProblemException.of(ProblemType.CONFLICT, detail,
				"%s parts, %s bytes in all".formatted(upload.parts(), upload.bytes()));
	}

	/**
	 * Ends the upload or deletes the file. A repetition does in S3 what a failure left.
	 */
	void delete(Upload upload) {
		if (!upload.hasEnded()) {
			this.uploads.delete(upload,
					upload.is(Upload.READY) ? upload.bytes() : parts(upload).stream().mapToLong(Part::size).sum());
		}
		if (upload.uploadId() != null) {
			this.store.abort(upload.key(), upload.uploadId());
		}
		this.store.delete(upload.key());
	}

	/** A 410 for an upload that has ended, and for a file that is deleted. */
	static ProblemException gone() {
		return ProblemException.of(ProblemType.GONE, "The upload has ended, or the file is deleted.",
				"the id of another upload");
	}

}
