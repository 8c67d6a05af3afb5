package dev.counter.core.web.problem;

import dev.counter.core.page.Site;
import org.thymeleaf.ITemplateEngine;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;

/**
 * Answers with problems wherever an exception ends a request.
 */
@AutoConfiguration
class ProblemAutoConfiguration {

	@Bean
	ProblemAnswers problemAnswers(JsonMapper json, ITemplateEngine templates, Site site) {
		return new ProblemAnswers(json, new ErrorPage(templates, site));
	}

	@Bean
	ProblemResolver problemResolver(ProblemAnswers answers) {
		return new ProblemResolver(answers);
	}

}
