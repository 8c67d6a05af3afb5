package dev.counter.display;

import dev.counter.contract.Routes;
import dev.counter.core.total.Sum;
import dev.counter.core.total.Totals;
import dev.counter.core.web.caching.Freshness;
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

	private final Totals totals;

	private final Freshness freshness;

	HomeController(Totals totals, Freshness freshness) {
		this.totals = totals;
		this.freshness = freshness;
	}

	@GetMapping(Routes.HOME)
	@Nullable String home(ServletWebRequest request, Model model) {
		Sum sum = this.totals.current();
		if (this.freshness.isKnown(sum, "home", request)) {
			return null;
		}
		model.addAttribute("sum", sum);
		return "home";
	}

	@GetMapping(Routes.TOTAL)
	@Nullable ResponseEntity<TotalAnswer> total(ServletWebRequest request) {
		Sum sum = this.totals.current();
		return this.freshness.isKnown(sum, "total", request) ? null
				: ResponseEntity.ok()
					.contentType(MediaType.APPLICATION_JSON)
					.body(new TotalAnswer(sum.plain(), sum.entries(), sum.generation().text()));
	}

}
