package dev.counter.adder.imports;

import java.util.List;
import java.util.UUID;

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
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.view.RedirectView;

/**
 * The page that uploads and imports, and its forms. Its links contain secrets and it
 * changes by itself, so it is never cached.
 */
@Controller
class ImportPageController {

	private static final String IMPORT = "import";

	private final Imports imports;

	private final ImportWorker worker;

	ImportPageController(Imports imports, ImportWorker worker) {
		this.imports = imports;
		this.worker = worker;
	}

	@GetMapping(Routes.IMPORTS)
	ModelAndView page(@RequestParam(name = IMPORT, required = false) @Nullable String id,
			@RequestParam(name = ImportRequest.FILE, defaultValue = "") String file,
			@RequestParam(name = "manage", defaultValue = "") String manage, HttpServletResponse response) {
		response.setHeader(HttpHeaders.CACHE_CONTROL, CacheControl.noStore().getHeaderValue());
		ModelAndView page = page(file, null).addObject("manage", manage);
		if (id != null) {
			ImportStatus status = this.imports.require(id);
			page.addObject("status", status).addObject("errors", this.imports.errors(status.id()));
		}
		return page;
	}

	@PostMapping(path = Routes.IMPORTS, consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
	ModelAndView create(@RequestParam(name = ImportRequest.FILE, defaultValue = "") String file,
			@RequestParam(name = BadLines.FIELD, required = false) @Nullable String badLines,
			HttpServletRequest request) {
		try {
			UUID id = this.imports.create(new ImportRequest(file, badLines), ClientAddress.of(request));
			this.worker.wake();
			return seeOther(id);
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

	@PostMapping(path = ImportController.IMPORT, consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
	ModelAndView end(@PathVariable String id) {
		UUID known = this.imports.require(id).id();
		this.imports.end(known);
		this.worker.wake();
		return seeOther(known);
	}

	private static ModelAndView page(String file, @Nullable String fault) {
		return new ModelAndView("imports").addObject("file", file)
			.addObject("fault", fault)
			.addObject("errors", List.of());
	}

	private static ModelAndView seeOther(UUID id) {
		RedirectView there = new RedirectView("%s?%s=%s".formatted(Routes.IMPORTS, IMPORT, id));
		there.setStatusCode(HttpStatus.SEE_OTHER);
		return new ModelAndView(there);
	}

}
