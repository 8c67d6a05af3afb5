package dev.counter.display;

import java.io.IOException;
import java.util.Objects;

import dev.counter.contract.Headers;
import dev.counter.contract.Routes;
import dev.counter.core.ledger.Generation;
import dev.counter.core.web.caching.ConditionalGet;
import dev.counter.core.web.problem.Negotiation;
import dev.counter.core.web.problem.ProblemException;
import dev.counter.core.web.problem.ProblemType;
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
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.context.request.ServletWebRequest;

/**
 * The entries: as a page, as JSON and as CSV.
 */
@Controller
class EntriesController {

	private final Ledger ledger;

	private final EntriesCsv csv;

	private final ConditionalGet conditionalGet;

	EntriesController(Ledger ledger, EntriesCsv csv, ConditionalGet conditionalGet) {
		this.ledger = ledger;
		this.csv = csv;
		this.conditionalGet = conditionalGet;
	}

	@GetMapping(Routes.DISPLAY)
	@Nullable String page(@RequestParam(name = Paging.BEFORE, required = false) @Nullable String before,
			@RequestParam(name = Paging.AFTER, required = false) @Nullable String after,
			@RequestParam(name = Paging.LIMIT, required = false) @Nullable String limit,
			@RequestParam(name = Generation.PARAMETER, required = false) @Nullable String generation,
			ServletWebRequest request, Model model) {
		EntryPage page = this.ledger.page(Paging.of(before, after, limit, generation));
		if (page.staleReason().isPresent()) {
			model.addAttribute("stale", stale(page, request));
			page = this.ledger.page(Paging.NEWEST);
		}
		else if (this.conditionalGet.isNotModified(page.sum(), "page", request)) {
			return null;
		}
		model.addAttribute("page", page);
		model.addAttribute("newer", page.newer(Routes.DISPLAY).orElse(null));
		model.addAttribute("older", page.older(Routes.DISPLAY).orElse(null));
		return "display";
	}

	@GetMapping(Routes.ENTRIES)
	@Nullable ResponseEntity<EntriesAnswer> entries(@RequestParam(name = Paging.BEFORE, required = false) @Nullable String before,
			@RequestParam(name = Paging.AFTER, required = false) @Nullable String after,
			@RequestParam(name = Paging.LIMIT, required = false) @Nullable String limit,
			@RequestParam(name = Generation.PARAMETER, required = false) @Nullable String generation,
			ServletWebRequest request) {
		EntryPage page = this.ledger.page(Paging.of(before, after, limit, generation));
		if (page.staleReason().isPresent()) {
			throw gone(page, Routes.ENTRIES);
		}
		return this.conditionalGet.isNotModified(page.sum(), "entries", request) ? null
				: ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(EntriesAnswer.of(page));
	}

	/** A notice above the newest entries for readers, a problem for clients. */
	private static String stale(EntryPage page, ServletWebRequest request) {
		ProblemException gone = gone(page, Routes.DISPLAY);
		if (!Negotiation.prefersPage(request.getRequest())) {
			throw gone;
		}
		Objects.requireNonNull(request.getResponse()).setStatus(gone.getStatusCode().value());
		return gone.detail();
	}

	private static ProblemException gone(EntryPage page, String path) {
		String first = page.first(path);
		return ProblemException
			.ofField(ProblemType.GONE, Generation.PARAMETER,
					page.staleReason().orElseThrow() + " This link leads to entries from before.",
					"the generation of now: begin anew at " + first)
			.withHeader(HttpHeaders.LINK, "<%s>; rel=\"first\"".formatted(first));
	}

	@GetMapping(Routes.ENTRIES_CSV)
	void csv(HttpServletRequest request, HttpServletResponse response) throws IOException {
		EntriesCsv.Beginning first = this.csv.first();
		response.setContentType("text/csv;header=present;charset=UTF-8");
		response.setHeader(Headers.GENERATION, first.generation().text());
		response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"counter-entries.csv\"");
		if (!request.getMethod().equals(HttpMethod.HEAD.name())) {
			this.csv.write(first, response.getOutputStream());
		}
	}

}
