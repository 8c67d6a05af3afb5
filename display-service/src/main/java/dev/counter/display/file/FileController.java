package dev.counter.display.file;

import java.net.URI;
import java.util.Base64;

import dev.counter.contract.Routes;
import dev.counter.contract.Times;
import dev.counter.core.file.Attachment;
import dev.counter.core.file.FileId;
import dev.counter.core.file.ObjectStore;
import dev.counter.core.web.problem.Negotiation;
import dev.counter.core.web.problem.ProblemException;
import dev.counter.core.web.problem.ProblemType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/**
 * Downloads by permanent addresses: a redirect to a freshly signed URL of S3. No content
 * of a file has the origin of the service, and a resumed download asks again.
 */
@Controller
class FileController {

	/** Query parameter: asks for a page where there is a file. */
	static final String PROGRESS = "progress";

	private final PublicFiles files;

	private final ObjectStore store;

	FileController(PublicFiles files, ObjectStore store) {
		this.files = files;
		this.store = store;
	}

	@GetMapping(Routes.FILES + "/{id}")
	Object file(@PathVariable("id") String id,
			@RequestParam(name = PROGRESS, required = false) @Nullable String progress, HttpServletRequest request,
			HttpServletResponse response) {
		PublicFile file = find(id);
		boolean page = Negotiation.prefersPage(request);
		if (!file.isReady()) {
			return page ? page(file, response) : ExportResponse.accepted(file);
		}
		if (page && progress != null) {
			return page(file, response);
		}
		return HttpMethod.HEAD.matches(request.getMethod()) ? head(file)
				: ResponseEntity.status(HttpStatus.SEE_OTHER)
					.location(this.store.signDownload(file.objectKey(), file.name()))
					.build();
	}

	private PublicFile find(String id) {
		PublicFile file = FileId.parse(id)
			.flatMap(this.files::find)
			.filter(PublicFile::isPublished)
			.orElseThrow(() -> ProblemException.of(ProblemType.NOT_FOUND, "There is no such file.",
					"the address that an upload or an export was answered with"));
		if (file.isGone()) {
			throw ProblemException.of(ProblemType.GONE, (file.reason() != null) ? file.reason()
					: "The file was deleted: it is kept for " + Times.FILE_RETENTION.toDays() + " days at most.", null);
		}
		return file;
	}

	/** Answered here: a URL that is signed for GET refuses HEAD. */
	private static ResponseEntity<Void> head(PublicFile file) {
		ResponseEntity.BodyBuilder head = ResponseEntity.ok()
			.contentType(MediaType.APPLICATION_OCTET_STREAM)
			.contentLength(file.bytes())
			.header(HttpHeaders.ACCEPT_RANGES, "bytes")
			.header(HttpHeaders.CONTENT_DISPOSITION, Attachment.of(file.name()));
		if (file.etag() != null) {
			head.eTag(file.etag());
		}
		if (file.sha256() != null) {
			head.header("Repr-Digest", "sha-256=:" + Base64.getEncoder().encodeToString(file.sha256()) + ":");
		}
		return head.build();
	}

	/**
	 * Reloads itself until the file is ready, then downloads it. A redirect of the form
	 * to S3 instead would violate {@code form-action} of the CSP.
	 */
	private static ModelAndView page(PublicFile file, HttpServletResponse response) {
		response.setHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT);
		response.setHeader("Refresh",
				"%s; url=%s".formatted(Times.RETRY_AFTER.toSeconds(), file.isReady() ? file.path() : progress(file)));
		ModelAndView page = new ModelAndView("export", file.isReady() ? HttpStatus.OK : HttpStatus.ACCEPTED);
		return page.addObject("file", file);
	}

	static URI progress(PublicFile file) {
		return URI.create(file.path() + "?" + PROGRESS);
	}

}
