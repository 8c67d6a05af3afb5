package dev.counter.adder.upload;

import java.util.HexFormat;

import dev.counter.contract.Routes;
import dev.counter.core.number.Decimals;
import dev.counter.core.page.ContentSecurityPolicy;
import dev.counter.core.settings.FilesProperties;
import dev.counter.core.time.Utc;
import dev.counter.core.web.problem.ProblemException;
import dev.counter.core.web.problem.ProblemType;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/**
 * The page that uploads a file; with the secret id of a file the page of that file. Its
 * CSP lets the script send parts to the bucket.
 */
@Controller
class UploadPageController {

	static final String DELETED = Routes.IMPORTS + "?deleted";

	private final PartedUploads uploads;

	private final String policy;

	UploadPageController(PartedUploads uploads, FilesProperties files) {
		this.uploads = uploads;
		this.policy = ContentSecurityPolicy.connectingTo(files.origin());
	}

	/** The path of the page of a file. */
	static String path(Upload file) {
		return Routes.IMPORTS + "?manage=" + file.manage();
	}

	@GetMapping(Routes.IMPORTS)
	ModelAndView page(@RequestParam(required = false) @Nullable String manage,
			@RequestParam(required = false) @Nullable String deleted, HttpServletResponse response) {
		Upload file = (manage != null) ? this.uploads.findUsable(manage) : null;
		if (file == null) {
			return page(response).addObject("deleted", deleted != null);
		}
		if (!file.is(Upload.READY)) {
			return refusal(ProblemException.of(ProblemType.CONFLICT, "The upload is not complete.",
					"the same file again, to continue the upload"), response);
		}
		byte[] sha256 = file.sha256();
		return page(response).addObject("file", file)
			.addObject("bytes", Decimals.grouped(file.bytes()))
			.addObject("sha256", (sha256 != null) ? HexFormat.of().formatHex(sha256) : null)
			.addObject("expires", Utc.readable(file.expiresAt()));
	}

	/** The page with the reason why an upload was refused. */
	ModelAndView refusal(ProblemException problem, HttpServletResponse response) {
		problem.getHeaders().forEach((name, values) -> response.setHeader(name, String.join(", ", values)));
		ModelAndView page = page(response);
		page.setStatus(problem.getStatusCode());
		return page.addObject("fault", "%s Expected: %s.".formatted(problem.detail(), problem.expected()));
	}

	private ModelAndView page(HttpServletResponse response) {
		response.setHeader(ContentSecurityPolicy.HEADER, this.policy);
		return new ModelAndView("upload").addObject("script", "upload.js");
	}

}
