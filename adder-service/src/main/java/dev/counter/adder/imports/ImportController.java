package dev.counter.adder.imports;

import java.net.URI;

import dev.counter.contract.Routes;
import dev.counter.core.web.address.ClientAddress;
import dev.counter.core.web.problem.Negotiation;
import dev.counter.core.web.problem.ProblemException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.view.RedirectView;

/**
 * Imports as JSON, and the page that uploads and imports. Its links contain secrets and
 * an import changes by itself, so nothing is cached.
 */
@Controller
class ImportController {

	private static final String IMPORT = Routes.IMPORTS + "/{id}";

	/** Query parameter: the id of the import that the page shows. */
	private static final String SHOWN = "import";

	private final Imports imports;

	private final ImportWorker worker;

	ImportController(Imports imports, ImportWorker worker) {
		this.imports = imports;
		this.worker = worker;
	}

	@PostMapping(path = Routes.IMPORTS, consumes = MediaType.APPLICATION_JSON_VALUE)
	ResponseEntity<ImportStatus> create(@RequestBody ImportRequest body, HttpServletRequest request) {
		ImportStatus created = begin(body, request);
		return answer(ResponseEntity.accepted().location(URI.create(created.url())), created);
	}

	@GetMapping(IMPORT)
	ResponseEntity<ImportStatus> status(@PathVariable String id) {
		return answer(ResponseEntity.ok(), this.imports.require(id));
	}

	@DeleteMapping(IMPORT)
	ResponseEntity<ImportStatus> delete(@PathVariable String id) {
		return answer(ResponseEntity.ok(), end(id));
	}

	@GetMapping(Routes.IMPORTS)
	ModelAndView page(@RequestParam(name = SHOWN, required = false) @Nullable String id,
			@RequestParam(name = ImportRequest.FILE, defaultValue = "") String file,
			@RequestParam(name = "manage", defaultValue = "") String manage, HttpServletResponse response) {
		response.setHeader(HttpHeaders.CACHE_CONTROL, CacheControl.noStore().getHeaderValue());
		return page(file, null).addObject("manage", manage)
			.addObject("status", (id != null) ? this.imports.require(id) : null);
	}

	@PostMapping(path = Routes.IMPORTS, consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
	ModelAndView createByForm(@RequestParam(name = ImportRequest.FILE, defaultValue = "") String file,
			@RequestParam(name = ImportRequest.BAD_LINES, required = false) @Nullable String badLines,
			HttpServletRequest request) {
		try {
			return seeOther(begin(new ImportRequest(file, badLines), request));
		}
		catch (ProblemException ex) {
			if (!Negotiation.prefersPage(request) || !ImportRequest.FILE.equals(ex.field())) {
				throw ex;
			}
			ModelAndView page = page(file, ex.detail());
			page.setStatus(ex.getStatusCode());
			return page;
		}
	}

	@PostMapping(path = IMPORT, consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
	ModelAndView deleteByForm(@PathVariable String id) {
		return seeOther(end(id));
	}

	private ImportStatus begin(ImportRequest body, HttpServletRequest request) {
		String id = this.imports.create(body, ClientAddress.of(request)).toString();
		this.worker.wake();
		return this.imports.require(id);
	}

	private ImportStatus end(String id) {
		this.imports.end(this.imports.require(id).id());
		this.worker.wake();
		return this.imports.require(id);
	}

	private static ResponseEntity<ImportStatus> answer(ResponseEntity.BodyBuilder answer, ImportStatus status) {
		return answer.contentType(MediaType.APPLICATION_JSON).cacheControl(CacheControl.noStore()).body(status);
	}

	private static ModelAndView page(String file, @Nullable String fault) {
		return new ModelAndView("imports").addObject(ImportRequest.FILE, file).addObject("fault", fault);
	}

	private static ModelAndView seeOther(ImportStatus status) {
		RedirectView there = new RedirectView("%s?%s=%s".formatted(Routes.IMPORTS, SHOWN, status.id()));
		there.setStatusCode(HttpStatus.SEE_OTHER);
		return new ModelAndView(there);
	}

}
