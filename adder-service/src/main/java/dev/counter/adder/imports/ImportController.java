package dev.counter.adder.imports;

import java.net.URI;

import dev.counter.contract.Routes;
import dev.counter.core.ledger.LedgerReader;
import dev.counter.core.web.address.ClientAddress;
import dev.counter.core.web.problem.Negotiation;
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

/**
 * Imports as JSON, and as a page with forms. Paths contain secrets and an import changes
 * by itself, so nothing is cached.
 */
@Controller
class ImportController {

	private static final String IMPORT = Routes.IMPORTS + "/{id}";

	private final Imports imports;

	private final ImportWorker worker;

	private final LedgerReader ledger;

	ImportController(Imports imports, ImportWorker worker, LedgerReader ledger) {
		this.imports = imports;
		this.worker = worker;
		this.ledger = ledger;
	}

	@PostMapping(path = Routes.IMPORTS, consumes = MediaType.APPLICATION_JSON_VALUE)
	ResponseEntity<ImportStatus> create(@RequestBody ImportRequest body, HttpServletRequest request) {
		ImportStatus created = begin(body, request);
		return answer(ResponseEntity.accepted().location(URI.create(created.url())), created);
	}

	/** JSON, or the page for a browser. */
	@GetMapping(IMPORT)
	Object status(@PathVariable String id, @RequestParam(defaultValue = "") String manage, HttpServletRequest request,
			HttpServletResponse response) {
		ImportStatus status = this.imports.require(id);
		response.setHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT);
		return Negotiation.prefersPage(request) ? new ImportPage(status, manage).view(this.ledger.current())
				: answer(ResponseEntity.ok(), status);
	}

	@DeleteMapping(IMPORT)
	ResponseEntity<ImportStatus> delete(@PathVariable String id) {
		return answer(ResponseEntity.ok(), end(id));
	}

	@PostMapping(path = Routes.IMPORTS, consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
	ResponseEntity<Void> createByForm(@RequestParam(defaultValue = "") String file,
			@RequestParam(name = ImportRequest.BAD_LINES, required = false) @Nullable String badLines,
			@RequestParam(defaultValue = "") String manage, HttpServletRequest request) {
		return seePage(begin(new ImportRequest(file, badLines), request), manage);
	}

	@PostMapping(path = IMPORT, consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
	ResponseEntity<Void> deleteByForm(@PathVariable String id, @RequestParam(defaultValue = "") String manage) {
		return seePage(end(id), manage);
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

	private static ResponseEntity<Void> seePage(ImportStatus status, String manage) {
		return ResponseEntity.status(HttpStatus.SEE_OTHER)
			.location(URI.create(new ImportPage(status, manage).path()))
			.build();
	}

}
