package dev.counter.display;

import java.io.IOException;

import dev.counter.contract.Routes;
import dev.counter.core.web.body.Fields;
import dev.counter.core.web.caching.Freshness;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.context.request.ServletWebRequest;

/**
 * The entries: as a page, as JSON and as CSV.
 */
@Controller
class EntriesController {

	private final Ledger ledger;

	private final EntriesCsv csv;

	private final Freshness freshness;

	EntriesController(Ledger ledger, EntriesCsv csv, Freshness freshness) {
		this.ledger = ledger;
		this.csv = csv;
		this.freshness = freshness;
	}

	@GetMapping(Routes.DISPLAY)
	@Nullable String page(ServletWebRequest request, Model model) {
		EntryPage page = this.ledger.page(Paging.of(Fields.ofQuery(request.getRequest())));
		if (this.freshness.isKnown(page.sum().revision(), "page", request)) {
			return null;
		}
		model.addAttribute("page", page);
		model.addAttribute("newer", page.newer(Routes.DISPLAY).orElse(null));
		model.addAttribute("older", page.older(Routes.DISPLAY).orElse(null));
		return "display";
	}

	@GetMapping(Routes.ENTRIES)
	@Nullable ResponseEntity<EntriesAnswer> entries(ServletWebRequest request) {
		EntryPage page = this.ledger.page(Paging.of(Fields.ofQuery(request.getRequest())));
		return this.freshness.isKnown(page.sum().revision(), "entries", request) ? null
				: ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(EntriesAnswer.of(page));
	}

	@GetMapping(Routes.ENTRIES_CSV)
	void csv(HttpServletRequest request, HttpServletResponse response) throws IOException {
		EntriesCsv.Beginning first = this.csv.first();
		response.setContentType("text/csv;header=present;charset=UTF-8");
		response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"counter-entries.csv\"");
		if (!request.getMethod().equals(HttpMethod.HEAD.name())) {
			this.csv.write(first, response.getOutputStream());
		}
	}

}
