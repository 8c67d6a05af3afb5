package dev.counter.core.web.problem;

import java.io.IOException;
import java.io.UncheckedIOException;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.core.Ordered;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;

/**
 * Turns whatever a controller throws into a problem. An answer that has begun is left to
 * the server, which breaks it off, so that nobody takes it for whole.
 */
class ProblemResolver implements HandlerExceptionResolver, Ordered {

	private final ProblemAnswers answers;

	ProblemResolver(ProblemAnswers answers) {
		this.answers = answers;
	}

	@Override
	public int getOrder() {
		return Ordered.HIGHEST_PRECEDENCE;
	}

	@Override
	public @Nullable ModelAndView resolveException(HttpServletRequest request, HttpServletResponse response,
			@Nullable Object handler, Exception failure) {
		if (response.isCommitted()) {
			return null;
		}
		try {
			this.answers.send(request, response, failure);
			return new ModelAndView();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
