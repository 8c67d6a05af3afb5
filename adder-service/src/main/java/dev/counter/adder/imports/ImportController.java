package dev.counter.adder.imports;

import java.net.URI;
import java.util.UUID;

import dev.counter.contract.Routes;
import dev.counter.core.file.FileId;
import dev.counter.core.web.address.ClientAddress;
import dev.counter.core.web.problem.ProblemException;
import dev.counter.core.web.problem.ProblemType;
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

	private static final String IMPORT = Routes.IMPORTS + "/{id}";

	private final Imports imports;

	private final ImportWorker worker;

	ImportController(Imports imports, ImportWorker worker) {
		this.imports = imports;
		this.worker = worker;
	}

	@PostMapping(path = Routes.IMPORTS, consumes = MediaType.APPLICATION_JSON_VALUE)
	ResponseEntity<ImportResponse> create(@RequestBody ImportRequest body, HttpServletRequest request) {
		UUID id = this.imports.create(body.fileId(), BadLines.of(body.badLines()), ClientAddress.of(request));
		this.worker.wake();
		return answer(ResponseEntity.accepted().location(URI.create(ImportResponse.path(id))), id);
	}

	@GetMapping(IMPORT)
	ResponseEntity<ImportResponse> status(@PathVariable String id) {
		return answer(ResponseEntity.ok(), id(id));
	}

	@DeleteMapping(IMPORT)
	ResponseEntity<ImportResponse> end(@PathVariable String id) {
		UUID known = id(id);
		this.imports.end(known);
		this.worker.wake();
		return answer(ResponseEntity.ok(), known);
	}

	private ResponseEntity<ImportResponse> answer(ResponseEntity.BodyBuilder answer, UUID id) {
		ImportStatus status = this.imports.find(id).orElseThrow(ImportController::unknown);
		return answer.contentType(MediaType.APPLICATION_JSON)
			.cacheControl(CacheControl.noStore())
			.body(ImportResponse.of(status, this.imports.errors(id)));
	}

	private static UUID id(String text) {
		return FileId.parse(text).orElseThrow(ImportController::unknown);
	}

	private static ProblemException unknown() {
		return ProblemException.of(ProblemType.NOT_FOUND, "There is no such import.", "the path of an import");
	}

}
