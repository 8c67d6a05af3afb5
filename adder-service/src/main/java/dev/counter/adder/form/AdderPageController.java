package dev.counter.adder.form;

import dev.counter.adder.commit.AddResult;
import dev.counter.adder.commit.GroupCommit;
import dev.counter.adder.number.NumberText;
import dev.counter.contract.Routes;
import dev.counter.core.ledger.Generation;
import dev.counter.core.ledger.LedgerReader;
import dev.counter.core.ledger.LedgerSnapshot;
import dev.counter.core.web.problem.Negotiation;
import dev.counter.core.web.problem.ProblemException;
import dev.counter.core.web.problem.ProblemType;
import dev.counter.core.web.problem.SafeText;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.view.RedirectView;

/**
 * The page with the sum and the form. Each form has a new idempotency key, so the page is
 * never cached.
 */
@Controller
class AdderPageController {

	private static final String ADDED = "added";

	private final GroupCommit commits;

	private final AddedEntries added;

	private final LedgerReader ledger;

	AdderPageController(GroupCommit commits, AddedEntries added, LedgerReader ledger) {
		this.commits = commits;
		this.added = added;
		this.ledger = ledger;
	}

	@GetMapping(Routes.ADDER)
	ModelAndView page(@RequestParam(name = ADDED, required = false) @Nullable String id,
			@RequestParam(name = Generation.PARAMETER, required = false) @Nullable String generation) {
		AddedEntries.Found entry = (id != null) ? this.added.find(id(id)) : null;
		LedgerSnapshot sum = this.ledger.current();
		return page(AddForm.fresh(""), sum, null).addObject("notice",
				(entry != null) ? AddedNotice.of(entry, generation, sum) : null);
	}

	@PostMapping(path = Routes.ADDER, consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
	ModelAndView add(@RequestParam(name = NumberText.FIELD, defaultValue = "") String number,
			@RequestParam(name = AddForm.KEY, required = false) @Nullable String key, HttpServletRequest request) {
		AddForm form = AddForm.of(number, key);
		try {
			return added(this.commits.add(form.command(request)).join());
		}
		catch (ProblemException ex) {
			if (Negotiation.prefersPage(request) && isForVisitor(ex)) {
				return again(form, ex);
			}
			throw ex;
		}
	}

	private static ModelAndView added(AddResult result) {
		Generation generation = result.generation();
		RedirectView there = new RedirectView("%s?%s=%s&%s=%s".formatted(Routes.ADDER, ADDED, result.entry().id(),
				Generation.PARAMETER, (generation != null) ? generation.text() : ""));
		there.setStatusCode(HttpStatus.SEE_OTHER);
		return new ModelAndView(there);
	}

	private ModelAndView again(AddForm form, ProblemException problem) {
		boolean reused = problem.type() == ProblemType.KEY_REUSED;
		ModelAndView page = page((reused || form.key() == null) ? AddForm.fresh(form.number()) : form,
				this.ledger.current(),
				reused ? "This form was sent before, with another number. Send it again to add this one."
						: "%s Enter %s.".formatted(problem.detail(), problem.expected()));
		page.setStatus(problem.getStatusCode());
		return page;
	}

	private static ModelAndView page(AddForm form, LedgerSnapshot sum, @Nullable String fault) {
		return new ModelAndView("adder").addObject("sum", sum)
			.addObject(NumberText.FIELD, form.number())
			.addObject(AddForm.KEY, form.key())
			.addObject("fault", fault);
	}

	private static boolean isForVisitor(ProblemException problem) {
		return problem.type() == ProblemType.KEY_REUSED || NumberText.FIELD.equals(problem.field());
	}

	private static long id(String text) {
		if (!text.matches("[1-9][0-9]{0,17}")) {
			throw ProblemException.ofField(ADDED, "\"%s\" is not the id of an entry.".formatted(SafeText.of(text)),
					"a whole number from 1");
		}
		return Long.parseLong(text);
	}

}
