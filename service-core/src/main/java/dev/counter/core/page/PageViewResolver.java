package dev.counter.core.page;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;

import org.springframework.core.Ordered;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.ViewResolver;

/**
 * View resolver for Thymeleaf templates by name, without content negotiation: a page is
 * written at once, with its Content-Length.
 */
class PageViewResolver implements ViewResolver, Ordered {

	private final ITemplateEngine templates;

	private final Site site;

	PageViewResolver(ITemplateEngine templates, Site site) {
		this.templates = templates;
		this.site = site;
	}

	@Override
	public int getOrder() {
		return HIGHEST_PRECEDENCE;
	}

	@Override
	public View resolveViewName(String template, Locale locale) {
		return (model, request, response) -> render(template, model, response);
	}

	private void render(String template, @Nullable Map<String, ?> model, HttpServletResponse response)
			throws IOException {
		Map<String, Object> variables = new HashMap<>((model != null) ? model : Map.of());
		variables.put("site", this.site);
		byte[] page = this.templates.process(template, new Context(Locale.ENGLISH, variables))
			.getBytes(StandardCharsets.UTF_8);
		response.setLocale(Locale.ENGLISH);
		response.setContentType("text/html;charset=UTF-8");
		response.setContentLength(page.length);
		response.getOutputStream().write(page);
	}

}
