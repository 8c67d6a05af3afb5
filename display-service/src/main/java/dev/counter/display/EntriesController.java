package dev.counter.display;

import java.util.Objects;

import dev.counter.contract.Routes;
import dev.counter.core.ledger.Generation;
import dev.counter.core.web.caching.ConditionalGet;
import dev.counter.core.web.problem.Negotiation;
import dev.counter.core.web.problem.ProblemException;
import dev.counter.core.web.problem.ProblemType;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.context.request.ServletWebRequest;

/**
 * The entries as a page and as JSON, with keyset pagination.
 */
@Controller
class EntriesController {

	private final LedgerEntries entries;

	private final ConditionalGet conditionalGet;

	EntriesController(LedgerEntries entries, ConditionalGet conditionalGet) {
		this.entries = entries;
		this.conditionalGet = conditionalGet;
	}

	@GetMapping(Routes.DISPLAY)
	@Nullable String page(@RequestParam(name = Paging.BEFORE, required = false) @Nullable String before,
			@RequestParam(name = Paging.AFTER, required = false) @Nullable String after,
			@RequestParam(name = Paging.LIMIT, required = false) @Nullable String limit,
			@RequestParam(name = Generation.PARAMETER, required = false) @Nullable String generation,
			ServletWebRequest request, Model model) {
		EntryPage page = EntryPage.read(this.entries, Paging.of(before, after, limit, generation));
		if (page.staleReason().isPresent()) {
			model.addAttribute("stale", stale(page, request));
			page = EntryPage.read(this.entries, Paging.NEWEST);
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
	@Nullable ResponseEntity<EntriesResponse> entries(
			@RequestParam(name = Paging.BEFORE, required = false) @Nullable String before,
			@RequestParam(name = Paging.AFTER, required = false) @Nullable String after,
			@RequestParam(name = Paging.LIMIT, required = false) @Nullable String limit,
			@RequestParam(name = Generation.PARAMETER, required = false) @Nullable String generation,
			ServletWebRequest request) {
		EntryPage page = EntryPage.read(this.entries, Paging.of(before, after, limit, generation));
		if (page.staleReason().isPresent()) {
			throw gone(page, Routes.ENTRIES);
		}
		return this.conditionalGet.isNotModified(page.sum(), "entries", request) ? null
				: ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(EntriesResponse.of(page));
	}

	/** A notice above the newest entries for browsers, a problem for clients. */
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
					page.staleReason().orElseThrow() + " This link refers to entries of an earlier generation.",
					"the current generation: start again at " + first)
			.withHeader(HttpHeaders.LINK, "<%s>; rel=\"first\"".formatted(first));
	}

}
