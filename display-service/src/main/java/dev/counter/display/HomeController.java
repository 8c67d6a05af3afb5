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
 * The sum alone: as the home page, and for clients.
 */
@Controller
class HomeController {

	private final LedgerReader totals;

	private final ConditionalGet conditionalGet;

	HomeController(LedgerReader totals, ConditionalGet conditionalGet) {
		this.totals = totals;
		this.conditionalGet = conditionalGet;
	}

	@GetMapping(Routes.HOME)
	@Nullable String home(ServletWebRequest request, Model model) {
		LedgerSnapshot sum = this.totals.current();
		if (this.conditionalGet.isNotModified(sum, "home", request)) {
			return null;
		}
		model.addAttribute("sum", sum);
		return "home";
	}

	@GetMapping(Routes.TOTAL)
	@Nullable ResponseEntity<TotalAnswer> total(ServletWebRequest request) {
		LedgerSnapshot sum = this.totals.current();
		return this.conditionalGet.isNotModified(sum, "total", request) ? null
				: ResponseEntity.ok()
					.contentType(MediaType.APPLICATION_JSON)
					.body(new TotalAnswer(sum.plain(), sum.entries(), sum.generation().text()));
	}

}
