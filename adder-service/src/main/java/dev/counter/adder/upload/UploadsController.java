package dev.counter.adder.upload;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

import dev.counter.adder.add.IdempotencyKey;
import dev.counter.contract.Routes;
import dev.counter.contract.Times;
import dev.counter.core.file.ObjectStore;
import dev.counter.core.time.Utc;
import dev.counter.core.web.address.ClientAddress;
import dev.counter.core.web.problem.ProblemException;
import dev.counter.core.web.problem.ProblemType;
import jakarta.servlet.http.HttpServletRequest;

import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.async.DeferredResult;

/**
 * Uploads in parts, each by its secret id. What waits for S3 does so on other threads
 * than those of adds.
 */
@RestController
@RequestMapping(Routes.UPLOADS)
class UploadsController {

	private static final int THREADS = 8;

	private final UploadThreads threads = new UploadThreads(THREADS);

	private final PartedUploads parted;

	private final ObjectStore store;

	UploadsController(PartedUploads parted, ObjectStore store) {
		this.parted = parted;
		this.store = store;
	}

	@PostMapping
	DeferredResult<ResponseEntity<UploadResponse>> begin(@RequestBody UploadRequest body, HttpServletRequest request) {
		String name = body.checkedName();
		long bytes = body.checkedBytes();
		var key = IdempotencyKey.of(request);
		var address = ClientAddress.of(request);
		return this.threads.answer(request, () -> {
			Upload upload = this.parted.begin(name, bytes, key, address);
			return ResponseEntity.created(URI.create(Routes.UPLOADS + "/" + upload.manage()))
				.body(UploadResponse.of(upload, List.of()));
		});
	}

	@GetMapping("/{manage}")
	DeferredResult<UploadResponse> state(@PathVariable String manage, HttpServletRequest request) {
		Upload upload = this.parted.findUsable(manage);
		return this.threads.answer(request, () -> this.parted.state(upload));
	}

	@PostMapping("/{manage}/parts")
	PartsResponse parts(@PathVariable String manage, @RequestBody PartsRequest body) {
		Upload upload = this.parted.findUsable(manage);
		if (upload.is(Upload.READY)) {
			throw ProblemException.of(ProblemType.CONFLICT, "The upload is complete.", "a new upload");
		}
		String uploadId = Objects.requireNonNull(upload.uploadId());
		String expiresAt = Utc.plain(Instant.now().plus(Times.SIGNED_URL));
		return new PartsResponse(true,
				IntStream.rangeClosed(body.first(upload), body.last(upload))
					.mapToObj((number) -> new PartsResponse.SignedPart(number, upload.partBytes(number),
							this.store.signPart(upload.key(), uploadId, number, upload.partBytes(number))))
					.toList(),
				expiresAt);
	}

	@PostMapping("/{manage}/complete")
	DeferredResult<UploadResponse> complete(@PathVariable String manage, HttpServletRequest request) {
		Upload upload = this.parted.findUsable(manage);
		return this.threads.answer(request, () -> UploadResponse.of(this.parted.complete(upload), List.of()));
	}

	/** Repeatable: 204 again after it. */
	@DeleteMapping("/{manage}")
	DeferredResult<ResponseEntity<Void>> delete(@PathVariable String manage, HttpServletRequest request) {
		Upload upload = this.parted.find(manage);
		return this.threads.answer(request, () -> {
			this.parted.delete(upload);
			return ResponseEntity.noContent().build();
		});
	}

	/** The form of browsers without JavaScript. */
	@PostMapping("/{manage}/delete")
	DeferredResult<ResponseEntity<Void>> deleteByForm(@PathVariable String manage, HttpServletRequest request) {
		Upload upload = this.parted.find(manage);
		return this.threads.answer(request, () -> {
			this.parted.delete(upload);
			return ResponseEntity.status(HttpStatus.SEE_OTHER)
				.location(URI.create(UploadPageController.DELETED))
				.build();
		});
	}

}
