package dev.counter.reset;

import java.net.InetAddress;
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
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.view.RedirectView;

/**
 * The reset as a page with a confirmation, and as JSON.
 */
@Controller
class ResetController {

	/** Query parameter: the id of the reset that the page shows. */
	private static final String DONE = "reset";

	private final Resets resets;

	private final LedgerReader ledger;

	private final ConditionalGet conditionalGet;

	ResetController(Resets resets, LedgerReader ledger, ConditionalGet conditionalGet) {
		this.resets = resets;
		this.ledger = ledger;
		this.conditionalGet = conditionalGet;
	}

	@GetMapping(Routes.RESET)
	@Nullable ModelAndView page(@RequestParam(name = DONE, required = false) @Nullable String done,
			@RequestParam(name = Generation.PARAMETER, required = false) @Nullable String generation,
			ServletWebRequest request) {
		LedgerSnapshot sum = this.ledger.current();
		ResetNotice notice = (done != null) ? ResetNotice.removed(find(done, generation, sum.generation()), sum) : null;
		return this.conditionalGet.isNotModified(sum, "page", request) ? null
				: page(HttpStatus.OK, sum, "done", notice);
	}

	@PostMapping(path = Routes.RESET, consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
	ModelAndView submit(@RequestParam(name = ResetForm.RESETS, required = false) @Nullable String resets,
			@RequestParam(name = Generation.PARAMETER, required = false) @Nullable String generation,
			@RequestParam(name = ResetForm.CONFIRMED, required = false) @Nullable String confirmed,
			HttpServletRequest request) {
		ResetForm form = ResetForm.of(resets, generation, confirmed);
		if (!form.confirmed()) {
			return refused(request, this.ledger.current(),
					ProblemException.ofField(ResetForm.CONFIRMED, "The reset is not confirmed; nothing was removed.",
							"the value " + ResetForm.TICKED),
					"fault", "Tick this box to confirm. Nothing was removed.");
		}
		return reset(form, ClientAddress.of(request)).map(ResetController::seeOther)
			.orElseGet(() -> Deadline.within(Times.DATABASE_DEADLINE, () -> stale(request, form)));
	}

	/** The body is ignored, whatever its type. */
	@PostMapping(Routes.RESET_TABLE)
	ResponseEntity<ResetResponse> resetTable(HttpServletRequest request) {
		ResetResult result = this.resets.reset(null, ClientAddress.of(request)).orElseThrow();
		return ResponseEntity.ok()
			.contentType(MediaType.APPLICATION_JSON)
			.body(new ResetResponse(true, result.removed(), "0", result.generation().text()));
	}

	private Optional<ResetResult> reset(ResetForm form, InetAddress source) {
		return form.isOf(this.ledger.current().generation()) ? this.resets.reset(form.resets(), source)
				: Optional.empty();
	}

	private ModelAndView stale(HttpServletRequest request, ResetForm form) {
		Optional<Reset> last = this.resets.findFirstByOrderByIdDesc();
		LedgerSnapshot sum = this.ledger.current();
		ResetNotice notice = ResetNotice.stale(form, last, sum);
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
		long number = ResetForm.number(id)
			.orElseThrow(() -> ProblemException.ofField(DONE, "reset is \"%s\".".formatted(SafeText.of(id)), expected));
		return this.resets.findById(number)
			.orElseThrow(
					() -> ProblemException.ofField(ProblemType.NOT_FOUND, DONE, "There is no such reset.", expected));
	}

	/** The page with a notice for browsers, the problem for clients. */
	private static ModelAndView refused(HttpServletRequest request, LedgerSnapshot sum, ProblemException problem,
			String attribute, Object notice) {
		if (!Negotiation.prefersPage(request)) {
			throw problem;
		}
		return page(problem.getStatusCode(), sum, attribute, notice);
	}

	private static ModelAndView page(HttpStatusCode status, LedgerSnapshot sum, String attribute,
			@Nullable Object notice) {
		ModelAndView page = new ModelAndView("reset", status);
		return page.addObject("sum", sum).addObject(attribute, notice);
	}

	private static ModelAndView seeOther(ResetResult result) {
		RedirectView view = new RedirectView("%s?%s=%s&%s=%s".formatted(Routes.RESET, DONE, result.auditId(),
				Generation.PARAMETER, result.generation().text()));
		view.setStatusCode(HttpStatus.SEE_OTHER);
		return new ModelAndView(view);
	}

	/**
	 * Result of a reset as JSON.
	 *
	 * @param success always true
	 */
	record ResetResponse(boolean success, long removed, String total, String generation) {
	}

}
