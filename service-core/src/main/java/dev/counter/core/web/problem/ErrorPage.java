package dev.counter.core.web.problem;

import java.util.Locale;
import java.util.Map;

import dev.counter.core.page.Site;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;

/**
 * A problem in the design of the pages. It needs no request, so that the server can show
 * it for requests that cannot even be read.
 */
class ErrorPage {

	private final ITemplateEngine templates;

	private final Site site;

	ErrorPage(ITemplateEngine templates, Site site) {
		this.templates = templates;
		this.site = site;
	}

	String of(Problem problem) {
		return this.templates.process("error",
				new Context(Locale.ENGLISH, Map.of("problem", problem, "site", this.site)));
	}

}
