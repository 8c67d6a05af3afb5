package dev.counter.core.web.problem;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.concurrent.CompletionException;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.TypeMismatchException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import org.springframework.web.servlet.resource.NoResourceFoundException;
import org.springframework.web.util.DisconnectedClientHelper;

/**
 * Exceptions as problem details, of controllers and filters alike. What is not the
 * client's fault and no outage is logged and answered with a 500.
 */
@ControllerAdvice
class ProblemHandler extends ResponseEntityExceptionHandler {

	private final ProblemWriter writer;

	ProblemHandler(ProblemWriter writer) {
		this.writer = writer;
	}

	@Override
	protected @Nullable ResponseEntity<Object> handleExceptionInternal(Exception failure, @Nullable Object body,
			HttpHeaders headers, HttpStatusCode status, WebRequest request) {
		ServletWebRequest exchange = (ServletWebRequest) request;
		HttpServletResponse response = Objects.requireNonNull(exchange.getResponse());
		if (response.isCommitted()) {
			throw new IllegalStateException("The response is committed", failure);
		}
		ProblemException problem = cause(failure, ProblemException.class);
		if (problem == null) {
			problem = problem(failure, status);
			problem.getHeaders().putAll(headers);
			logServerError(exchange.getRequest(), status, failure);
		}
		try {
			this.writer.write(exchange.getRequest(), response, problem);
			return null;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** Tomcat breaks a response off that is committed. */
	@ExceptionHandler(Exception.class)
	void handle(Exception failure, HttpServletRequest request, HttpServletResponse response) throws Exception {
		if (response.isCommitted()) {
			throw failure;
		}
		boolean wrapped = failure instanceof ServletException || failure instanceof CompletionException;
		Throwable cause = wrapped ? failure.getCause() : null;
		this.writer.write(request, response, problem((cause != null) ? cause : failure, request));
	}

	private static ProblemException problem(Exception failure, HttpStatusCode status) {
		if (failure instanceof HttpMediaTypeNotSupportedException type) {
			return ProblemException.ofField(ProblemType.UNSUPPORTED_MEDIA_TYPE, HttpHeaders.CONTENT_TYPE,
					(type.getContentType() != null) ? SafeText.sentence(String.valueOf(type.getBody().getDetail()))
							: "The Content-Type is missing or cannot be parsed.",
					MediaType.toString(type.getSupportedMediaTypes()) + ", in UTF-8");
		}
		if (failure instanceof TypeMismatchException mismatch) {
			String value = SafeText.of(String.valueOf(mismatch.getValue()));
			return ProblemException.ofField(Objects.requireNonNullElse(mismatch.getPropertyName(), "parameter"),
					"\"%s\" is not valid.".formatted(value), "another value");
		}
		if (failure instanceof HttpMessageNotReadableException) {
			return ProblemException.of(ProblemType.MALFORMED_REQUEST, "The body is missing or cannot be read.", null);
		}
		boolean unmapped = failure instanceof NoResourceFoundException;
		return StatusProblem.of(status.value(),
				(failure instanceof ErrorResponse response && !unmapped) ? response.getBody().getDetail() : null);
	}

	private ProblemException problem(Throwable failure, HttpServletRequest request) {
		ProblemException problem = cause(failure, ProblemException.class);
		if (problem == null) {
			problem = Outage.of(failure);
		}
		if (problem != null) {
			return problem;
		}
		if (cause(failure, InvalidParameterException.class) != null) {
			return ProblemException.of(ProblemType.MALFORMED_REQUEST, "A parameter cannot be read.",
					"name=value pairs in percent-encoded UTF-8, such as %C3%A9 for é");
		}
		if (DisconnectedClientHelper.isClientDisconnectedException(failure)) {
			return StatusProblem.of(HttpStatus.BAD_REQUEST.value(), null);
		}
		logServerError(request, HttpStatus.INTERNAL_SERVER_ERROR, failure);
		return StatusProblem.of(HttpStatus.INTERNAL_SERVER_ERROR.value(), null);
	}

	private void logServerError(HttpServletRequest request, HttpStatusCode status, Throwable failure) {
		if (status.is5xxServerError()) {
			this.logger.error("%s %s failed".formatted(request.getMethod(), request.getRequestURI()), failure);
		}
	}

	private static <T> @Nullable T cause(Throwable failure, Class<T> type) {
		for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
			if (type.isInstance(cause)) {
				return type.cast(cause);
			}
		}
		return null;
	}

}
