package dev.counter.core.web.problem;

import dev.counter.core.page.Site;
import org.thymeleaf.ITemplateEngine;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;

/**
 * Problem details for every exception and every refusal.
 */
@AutoConfiguration
class ProblemAutoConfiguration {

	@Bean
	ProblemWriter problemWriter(JsonMapper json, ITemplateEngine templates, Site site) {
		return new ProblemWriter(json, templates, site);
	}

	@Bean
	ProblemHandler problemHandler(ProblemWriter writer) {
		return new ProblemHandler(writer);
	}

}
