package dev.counter.display.file;

import dev.counter.contract.Routes;
import dev.counter.core.web.address.ClientAddress;
import dev.counter.core.web.problem.Negotiation;
import jakarta.servlet.http.HttpServletRequest;

import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;

/**
 * Requests an export of the ledger, by form and as JSON.
 */
@Controller
class ExportController {

	private final ExportRequests requests;

	private final ExportWorker worker;

	ExportController(ExportRequests requests, ExportWorker worker) {
		this.requests = requests;
		this.worker = worker;
	}

	/** The body is ignored, whatever its type. */
	@PostMapping(Routes.EXPORTS)
	ResponseEntity<ExportResponse> export(HttpServletRequest request) {
		PublicFile file = this.requests.create(ClientAddress.of(request));
		this.worker.wake();
		return Negotiation.prefersPage(request)
				? ResponseEntity.status(HttpStatus.SEE_OTHER).location(FileController.progress(file)).build()
				: ExportResponse.accepted(file);
	}

}
