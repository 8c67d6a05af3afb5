package dev.counter.adder.imports;

import java.net.URI;
import java.util.UUID;

import dev.counter.contract.Routes;
import dev.counter.core.web.address.ClientAddress;
import jakarta.servlet.http.HttpServletRequest;

import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;

/**
 * Imports as JSON.
 */
@Controller
class ImportController {

	static final String IMPORT = Routes.IMPORTS + "/{id}";

	private final Imports imports;

	private final ImportWorker worker;

	ImportController(Imports imports, ImportWorker worker) {
		this.imports = imports;
		this.worker = worker;
	}

	@PostMapping(path = Routes.IMPORTS, consumes = MediaType.APPLICATION_JSON_VALUE)
	ResponseEntity<ImportResponse> create(@RequestBody ImportRequest body, HttpServletRequest request) {
		UUID id = this.imports.create(body, ClientAddress.of(request));
		this.worker.wake();
		ImportStatus status = this.imports.require(id.toString());
		return answer(ResponseEntity.accepted().location(URI.create(ImportResponse.path(id))), status);
	}

	@GetMapping(IMPORT)
	ResponseEntity<ImportResponse> status(@PathVariable String id) {
		return answer(ResponseEntity.ok(), this.imports.require(id));
	}

	@DeleteMapping(IMPORT)
	ResponseEntity<ImportResponse> end(@PathVariable String id) {
		this.imports.end(this.imports.require(id).id());
		this.worker.wake();
		return answer(ResponseEntity.ok(), this.imports.require(id));
	}

	private ResponseEntity<ImportResponse> answer(ResponseEntity.BodyBuilder answer, ImportStatus status) {
		return answer.contentType(MediaType.APPLICATION_JSON)
			.cacheControl(CacheControl.noStore())
			.body(ImportResponse.of(status, this.imports.errors(status.id())));
	}

}
