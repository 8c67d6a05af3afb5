package dev.counter.adder.upload;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;

import dev.counter.contract.Limits;
import dev.counter.contract.Routes;
import dev.counter.core.web.problem.Negotiation;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.async.DeferredResult;
import org.springframework.web.util.UriUtils;

/**
 * Uploads in one request: a form with a file, or the file as the body.
 */
@RestController
class UploadController {

	private final UploadThreads threads = new UploadThreads(Limits.UPLOADS_AT_ONCE);

	private final StreamedUploads uploads;

	UploadController(StreamedUploads uploads) {
		this.uploads = uploads;
	}

	@PostMapping(path = Routes.UPLOAD, consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
	DeferredResult<ResponseEntity<UploadResponse>> form(HttpServletRequest request) {
		return receive(request, null);
	}

	/** Decodes the name itself: Spring MVC would cut it off at a semicolon. */
	@PutMapping(Routes.UPLOAD + "/{*name}")
	DeferredResult<ResponseEntity<UploadResponse>> named(HttpServletRequest request) {
		String encoded = request.getRequestURI().substring(Routes.UPLOAD.length() + 1);
		return receive(request, FileName.of(UriUtils.decode(encoded, StandardCharsets.UTF_8)));
	}

	private DeferredResult<ResponseEntity<UploadResponse>> receive(HttpServletRequest request, @Nullable String name) {
		MeteredInputStream.checkLength(request.getContentLengthLong());
		return this.threads.answer(request, () -> answer(this.uploads.receive(request, name), request));
	}

	/** A browser without JavaScript is led to the page that imports the file. */
	private static ResponseEntity<UploadResponse> answer(Upload upload, HttpServletRequest request) {
		if (Negotiation.prefersPage(request)) {
			return ResponseEntity.status(HttpStatus.SEE_OTHER)
				.location(URI.create("%s?file=%s&manage=%s".formatted(Routes.IMPORTS, upload.id(), upload.manage())))
				.build();
		}
		UploadResponse response = UploadResponse.of(upload, List.of());
		return ResponseEntity.created(URI.create(response.url())).body(response);
	}

}
