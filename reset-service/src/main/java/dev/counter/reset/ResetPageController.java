package dev.counter.reset;

import java.net.InetAddress;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import dev.counter.contract.Routes;
import dev.counter.contract.Times;
import dev.counter.core.database.Deadline;
import dev.counter.core.ledger.Generation;
import dev.counter.core.ledger.LedgerReader;
import dev.counter.core.ledger.LedgerSnapshot;
import dev.counter.core.web.address.ClientAddress;
import dev.counter.core.web.caching.ConditionalGet;
import dev.counter.core.web.problem.Negotiation;
import dev.counter.core.web.problem.ProblemException;
import dev.counter.core.web.problem.ProblemType;
import dev.counter.core.web.problem.SafeText;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.view.RedirectView;

/**
 * Says what a reset would remove, asks for a confirmation, and says what was removed.
 */
@Controller
class ResetPageController {

	/** In the query: the id of the reset that the page tells of. */
	private static final String DONE = "reset";

	private final Counter counter;

	private final Resets resets;

	private final LedgerReader totals;

	private final ConditionalGet conditionalGet;

	ResetPageController(Counter counter, Resets resets, LedgerReader totals, ConditionalGet conditionalGet) {
		this.counter = counter;
		this.resets = resets;
		this.totals = totals;
		this.conditionalGet = conditionalGet;
	}

	@GetMapping(Routes.RESET)
	@Nullable ModelAndView page(@RequestParam(name = DONE, required = false) @Nullable String done,
			@RequestParam(name = Generation.PARAMETER, required = false) @Nullable String generation,
			ServletWebRequest request) {
		LedgerSnapshot sum = this.totals.current();
		Reset reset = (done != null) ? find(done, generation, sum.generation()) : null;
		if (this.conditionalGet.isNotModified(sum, "page", request)) {
			return null;
		}
		return page(HttpStatus.OK, sum, "done", (reset != null) ? Notice.removed(reset, sum) : null);
	}

	@PostMapping(path = Routes.RESET, consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
	ModelAndView reset(@RequestParam(name = ResetForm.RESETS, required = false) @Nullable String resets,
			@RequestParam(name = Generation.PARAMETER, required = false) @Nullable String generation,
			@RequestParam(name = ResetForm.CONFIRMED, required = false) @Nullable String confirmed,
			HttpServletRequest request) {
		ResetForm form = ResetForm.of(resets, generation, confirmed);
		if (!form.confirmed()) {
			return refused(request, this.totals.current(),
					ProblemException.ofField(ResetForm.CONFIRMED, "The reset is not confirmed; nothing was removed.",
							"the value " + ResetForm.TICKED),
					"fault", "Tick this box to confirm. Nothing was removed.");
		}
		return reset(form, ClientAddress.of(request)).map(ResetPageController::seeOther)
			.orElseGet(() -> Deadline.within(Times.DATABASE_DEADLINE, () -> stale(request, form)));
	}

	private Optional<Removal> reset(ResetForm form, InetAddress source) {
		return form.isOf(this.totals.current().generation()) ? this.counter.reset(form.resets(), source)
				: Optional.empty();
	}

	private ModelAndView stale(HttpServletRequest request, ResetForm form) {
		Optional<Reset> last = this.resets.findFirstByOrderByIdDesc();
		LedgerSnapshot sum = this.totals.current();
		Notice notice = Notice.stale(form, last, sum);
		return refused(
				request, sum, ProblemException.ofField(ProblemType.STALE, ResetForm.RESETS,
						notice.heading() + ": " + notice.text(), "the reset number that the page shows now"),
				"refused", notice);
	}

	private Reset find(String id, @Nullable String generation, Generation current) {
		if (generation != null && !current.isSameLedger(generation)) {
			throw ProblemException.ofField(ProblemType.GONE, Generation.PARAMETER,
					Generation.REPLACED + " The reset of this link is not known here.", "a link of this counter");
		}
		String expected = "the id of a reset that happened, such as 1";
		ProblemException wrong = ProblemException.ofField(DONE, "reset is \"%s\".".formatted(SafeText.of(id)),
				expected);
		ProblemException unknown = ProblemException.ofField(ProblemType.NOT_FOUND, DONE, "There is no such reset.",
				expected);
		long number = ResetForm.number(id).orElseThrow(() -> wrong);
		return this.resets.findById(number).orElseThrow(() -> unknown);
	}

	private ModelAndView refused(HttpServletRequest request, LedgerSnapshot sum, ProblemException problem,
			String attribute, Object told) {
		if (!Negotiation.prefersPage(request)) {
			throw problem;
		}
		return page(problem.getStatusCode(), sum, attribute, told);
	}

	private static ModelAndView page(HttpStatusCode status, LedgerSnapshot sum, String attribute,
			@Nullable Object told) {
		Map<String, @Nullable Object> model = new HashMap<>();
		model.put("sum", sum);
		model.put(attribute, told);
		return new ModelAndView("reset", model, status);
	}

	private static ModelAndView seeOther(Removal removal) {
		RedirectView view = new RedirectView("%s?%s=%s&%s=%s".formatted(Routes.RESET, DONE, removal.auditId(),
				Generation.PARAMETER, removal.generation().text()));
		view.setStatusCode(HttpStatus.SEE_OTHER);
		return new ModelAndView(view);
	}

}
