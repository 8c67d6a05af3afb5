package dev.counter.reset;

import java.io.IOException;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;

import dev.counter.contract.Routes;
import dev.counter.contract.Times;
import dev.counter.core.database.Deadline;
import dev.counter.core.total.Sum;
import dev.counter.core.total.Totals;
import dev.counter.core.web.address.ClientAddress;
import dev.counter.core.web.body.Body;
import dev.counter.core.web.body.Fields;
import dev.counter.core.web.caching.Freshness;
import dev.counter.core.web.problem.Negotiation;
import dev.counter.core.web.problem.Problem;
import dev.counter.core.web.problem.ProblemException;
import dev.counter.core.web.problem.ProblemType;
import dev.counter.core.web.problem.Shown;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
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

	private final Totals totals;

	private final Freshness freshness;

	ResetPageController(Counter counter, Resets resets, Totals totals, Freshness freshness) {
		this.counter = counter;
		this.resets = resets;
		this.totals = totals;
		this.freshness = freshness;
	}

	@GetMapping(Routes.RESET)
	@Nullable ModelAndView page(ServletWebRequest request) {
		String done = Fields.ofQuery(request.getRequest()).value(DONE);
		Reset reset = (done != null) ? find(done) : null;
		Sum sum = this.totals.current();
		if (this.freshness.isKnown(sum.revision(), "page", request)) {
			return null;
		}
		return page(HttpStatus.OK, sum, "done", (reset != null) ? Notice.removed(reset, sum) : null);
	}

	@PostMapping(Routes.RESET)
	ModelAndView reset(HttpServletRequest request) throws IOException {
		ResetForm form = ResetForm.of(Fields.ofForm(Body.of(request)));
		if (!form.confirmed()) {
			return refused(request, this.totals.current(),
					Problem.ofField(ResetForm.CONFIRMED, "The reset is not confirmed; nothing was removed.",
							"the value " + ResetForm.TICKED),
					"fault", "Tick this box to confirm. Nothing was removed.");
		}
		return this.counter.reset(form.resets(), ClientAddress.of(request))
			.map((removal) -> seeOther(removal.auditId()))
			.orElseGet(() -> Deadline.within(Times.DATABASE_DEADLINE, () -> stale(request)));
	}

	private ModelAndView stale(HttpServletRequest request) {
		Sum sum = this.totals.current();
		Notice notice = Notice.stale(this.resets.findFirstByOrderByIdDesc(), sum);
		return refused(
				request, sum, Problem.ofField(ProblemType.STALE, ResetForm.RESETS,
						notice.heading() + ": " + notice.text(), "the reset number that the page shows now"),
				"refused", notice);
	}

	private Reset find(String id) {
		String expected = "the id of a reset that happened, such as 1";
		Problem wrong = Problem.ofField(DONE, "reset is \"%s\".".formatted(Shown.of(id)), expected);
		Problem unknown = Problem.ofField(ProblemType.NOT_FOUND, DONE, "There is no such reset.", expected);
		long number = ResetForm.number(id).orElseThrow(() -> new ProblemException(wrong));
		return this.resets.findById(number).orElseThrow(() -> new ProblemException(unknown));
	}

	private ModelAndView refused(HttpServletRequest request, Sum sum, Problem problem, String attribute, Object told) {
		if (!Negotiation.prefersPage(request)) {
			throw new ProblemException(problem);
		}
		return page(HttpStatus.valueOf(problem.status()), sum, attribute, told);
	}

	private static ModelAndView page(HttpStatus status, Sum sum, String attribute, @Nullable Object told) {
		Map<String, @Nullable Object> model = new HashMap<>();
		model.put("sum", sum);
		model.put(attribute, told);
		return new ModelAndView("reset", model, status);
	}

	private static ModelAndView seeOther(long auditId) {
		RedirectView view = new RedirectView(URI.create(Routes.RESET + "?" + DONE + "=" + auditId).toString());
		view.setStatusCode(HttpStatus.SEE_OTHER);
		return new ModelAndView(view);
	}

}
