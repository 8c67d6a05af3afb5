package dev.counter.display;

import dev.counter.contract.Routes;
import dev.counter.core.ledger.LedgerReader;
import dev.counter.core.ledger.LedgerSnapshot;
import dev.counter.core.web.caching.ConditionalGet;
import org.jspecify.annotations.Nullable;

import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.context.request.ServletWebRequest;

/**
 * The sum as the home page and as JSON.
 */
@Controller
class HomeController {

	private final LedgerReader ledger;

	private final ConditionalGet conditionalGet;

	HomeController(LedgerReader ledger, ConditionalGet conditionalGet) {
		this.ledger = ledger;
		this.conditionalGet = conditionalGet;
	}

	@GetMapping(Routes.HOME)
	@Nullable String home(ServletWebRequest request, Model model) {
		LedgerSnapshot sum = this.ledger.current();
		model.addAttribute("sum", sum);
		return this.conditionalGet.isNotModified(sum, "home", request) ? null : "home";
	}

	@GetMapping(Routes.TOTAL)
	@Nullable ResponseEntity<TotalResponse> total(ServletWebRequest request) {
		LedgerSnapshot sum = this.ledger.current();
		return this.conditionalGet.isNotModified(sum, "total", request) ? null
				: ResponseEntity.ok()
					.contentType(MediaType.APPLICATION_JSON)
					.body(new TotalResponse(sum.plain(), sum.entries(), sum.generation().text()));
	}

	/**
	 * The sum as JSON.
	 */
	record TotalResponse(String total, long entries, String generation) {
	}

}
