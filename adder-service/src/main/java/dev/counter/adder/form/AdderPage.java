package dev.counter.adder.form;

import java.io.IOException;

import dev.counter.adder.add.Adder;
import dev.counter.adder.add.Addition;
import dev.counter.adder.number.NumberText;
import dev.counter.contract.Routes;
import dev.counter.core.ledger.Generation;
import dev.counter.core.ledger.LedgerReader;
import dev.counter.core.ledger.LedgerSnapshot;
import dev.counter.core.web.body.Fields;
import dev.counter.core.web.problem.Negotiation;
import dev.counter.core.web.problem.Problem;
import dev.counter.core.web.problem.ProblemException;
import dev.counter.core.web.problem.ProblemType;
import dev.counter.core.web.problem.Shown;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

/**
 * The sum and the form that adds a number. Each form carries a key, so that sending it
 * twice adds once; that is why the page is not kept.
 */
@Controller
class AdderPage {

	private static final String ADDED = "added";

	private final Adder adder;

	private final AddedEntries added;

	private final LedgerReader totals;

	AdderPage(Adder adder, AddedEntries added, LedgerReader totals) {
		this.adder = adder;
		this.added = added;
		this.totals = totals;
	}

	@GetMapping(Routes.ADDER)
	ModelAndView show(HttpServletRequest request) {
		Fields fields = Fields.ofQuery(request);
		String id = fields.value(ADDED);
		AddedEntries.Found entry = (id != null) ? this.added.find(id(id)) : null;
		LedgerSnapshot sum = this.totals.current();
		return page(AddForm.fresh(""), sum, null).addObject("notice",
				(entry != null) ? Notice.of(entry, fields.value(Generation.PARAMETER), sum) : null);
	}

	@PostMapping(Routes.ADDER)
	@Nullable ModelAndView add(HttpServletRequest request, HttpServletResponse response) throws IOException {
		AddForm form = AddForm.read(request);
		try {
			Addition addition = this.adder.add(form.add(request));
			response.setStatus(HttpStatus.SEE_OTHER.value());
			Generation generation = addition.generation();
			response.setHeader("Location", "%s?%s=%s&%s=%s".formatted(Routes.ADDER, ADDED, addition.entry().id(),
					Generation.PARAMETER, (generation != null) ? generation.text() : ""));
			return null;
		}
		catch (ProblemException ex) {
			if (Negotiation.prefersPage(request) && isForVisitor(ex.problem())) {
				return again(form, ex.problem());
			}
			throw ex;
		}
	}

	private ModelAndView again(AddForm form, Problem problem) {
		boolean reused = problem.type() == ProblemType.KEY_REUSED;
		ModelAndView page = page((reused || form.key() == null) ? AddForm.fresh(form.number()) : form,
				this.totals.current(),
				reused ? "This form was sent before, with another number. Send it again to add this one."
						: "%s Write %s.".formatted(problem.detail(), problem.expected()));
		page.setStatus(HttpStatusCode.valueOf(problem.status()));
		return page;
	}

	private ModelAndView page(AddForm form, LedgerSnapshot sum, @Nullable String fault) {
		ModelAndView page = new ModelAndView("adder");
		page.addObject("sum", sum);
		page.addObject(NumberText.FIELD, form.number());
		page.addObject("key", form.key());
		page.addObject("fault", fault);
		return page;
	}

	private static boolean isForVisitor(Problem problem) {
		return problem.type() == ProblemType.KEY_REUSED || NumberText.FIELD.equals(problem.field());
	}

	private static long id(String text) {
		if (!text.matches("[1-9][0-9]{0,17}")) {
			throw new ProblemException(Problem.ofField(ADDED,
					"\"%s\" is not the id of an entry.".formatted(Shown.of(text)), "a whole number from 1"));
		}
		return Long.parseLong(text);
	}

}
