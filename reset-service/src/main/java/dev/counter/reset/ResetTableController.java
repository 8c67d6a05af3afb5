package dev.counter.reset;

import dev.counter.contract.Routes;
import dev.counter.core.web.address.ClientAddress;
import jakarta.servlet.http.HttpServletRequest;

import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Empties the counter for clients.
 */
@RestController
class ResetTableController {

	private final Counter counter;

	ResetTableController(Counter counter) {
		this.counter = counter;
	}

	/** The body is ignored, whatever its type. */
	@PostMapping(Routes.RESET_TABLE)
	ResponseEntity<ResetAnswer> reset(HttpServletRequest request) {
		Removal removal = this.counter.reset(null, ClientAddress.of(request)).orElseThrow();
		return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(ResetAnswer.of(removal));
	}

}
