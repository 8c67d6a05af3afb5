package dev.counter.core.web.problem;

import java.io.EOFException;
import java.io.IOException;
import java.net.SocketTimeoutException;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.apache.coyote.BadRequestException;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.TypeMismatchException;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.servlet.resource.NoResourceFoundException;
import org.springframework.web.util.DisconnectedClientHelper;

/**
 * Says what an exception means for whoever sent the request. What has no meaning for them
 * is a failure of ours, and logged.
 */
final class Failures {

	private static final Log log = LogFactory.getLog(Failures.class);

	private Failures() {
	}

	static Problem problem(Throwable failure, HttpServletRequest request) {
		Throwable cause = failure;
		while (cause instanceof ServletException && cause.getCause() != null) {
			cause = cause.getCause();
		}
		Problem known = known(cause);
		if (known != null) {
			return known;
		}
		log.error("%s %s failed".formatted(request.getMethod(), request.getRequestURI()), cause);
		return Problem.of(ProblemType.INTERNAL_ERROR, "The service failed to answer this request.", null);
	}

	private static @Nullable Problem known(Throwable failure) {
		if (failure instanceof ProblemException problem) {
			return problem.problem();
		}
		if (failure instanceof TypeMismatchException mismatch) {
			return mismatch(mismatch);
		}
		if (failure instanceof ErrorResponse response) {
			boolean unmapped = failure instanceof NoResourceFoundException;
			return Statuses.problem(response.getStatusCode().value(), unmapped ? null : response.getBody().getDetail());
		}
		if (failure instanceof HttpMessageNotReadableException || failure instanceof BadRequestException
				|| failure instanceof EOFException || DisconnectedClientHelper.isClientDisconnectedException(failure)) {
			return Statuses.problem(Statuses.BAD_REQUEST, null);
		}
		if (failure instanceof InvalidParameterException parameter) {
			return Statuses.problem(parameter.getErrorCode(), null);
		}
		if (failure instanceof SocketTimeoutException) {
			return Statuses.problem(ProblemType.REQUEST_TIMEOUT.status(), null);
		}
		return (failure instanceof IOException) ? null : Outage.of(failure);
	}

	private static Problem mismatch(TypeMismatchException mismatch) {
		String name = mismatch.getPropertyName();
		Class<?> type = mismatch.getRequiredType();
		return Problem.ofField((name != null) ? name : "parameter",
				"\"%s\" is not taken.".formatted(Shown.of(String.valueOf(mismatch.getValue()))),
				(type != null && Number.class.isAssignableFrom(type)) ? "a whole number" : "another value");
	}

}
