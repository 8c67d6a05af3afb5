package dev.counter.adder.upload;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;

import dev.counter.contract.Limits;
import dev.counter.contract.Routes;
import dev.counter.core.web.problem.Negotiation;
import dev.counter.core.web.problem.ProblemException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
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

	private final UploadPageController page;

	UploadController(StreamedUploads uploads, UploadPageController page) {
		this.uploads = uploads;
		this.page = page;
	}

	/** A browser without JavaScript is led to the page of the file. */
	@PostMapping(path = Routes.UPLOAD, consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
	DeferredResult<Object> form(HttpServletRequest request, HttpServletResponse response) {
		return this.threads.answer(request, () -> {
			if (!Negotiation.prefersPage(request)) {
				return created(receive(request, null));
			}
			try {
				URI page = URI.create(UploadPageController.path(receive(request, null)));
				return ResponseEntity.status(HttpStatus.SEE_OTHER).location(page).build();
			}
			catch (ProblemException ex) {
				return this.page.refusal(ex, response);
			}
		});
	}

	/** Decodes the name itself: Spring MVC would cut it off at a semicolon. */
	@PutMapping(Routes.UPLOAD + "/{*name}")
	DeferredResult<ResponseEntity<UploadResponse>> named(HttpServletRequest request) {
		String encoded = request.getRequestURI().substring(Routes.UPLOAD.length() + 1);
		String name = FileName.of(UriUtils.decode(encoded, StandardCharsets.UTF_8));
		return this.threads.answer(request, () -> created(receive(request, name)));
	}

	private Upload receive(HttpServletRequest request, @Nullable String name) throws IOException {
		MeteredInputStream.checkLength(request.getContentLengthLong());
		return this.uploads.receive(request, name);
	}

	private static ResponseEntity<UploadResponse> created(Upload upload) {
		UploadResponse response = UploadResponse.of(upload, List.of());
		return ResponseEntity.created(URI.create(response.url())).body(response);
	}

}
