package dev.counter.adder.upload;

import java.util.concurrent.Callable;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

import dev.counter.core.web.problem.ProblemException;
import dev.counter.core.web.problem.ProblemType;
import jakarta.servlet.http.HttpServletRequest;

import org.springframework.scheduling.concurrent.CustomizableThreadFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.context.request.async.DeferredResult;
import org.springframework.web.context.request.async.DeferredResultProcessingInterceptor;
import org.springframework.web.context.request.async.WebAsyncUtils;

/**
 * Bulkhead for requests that wait for S3 or for a client's file: they have threads of
 * their own, above whose number they are refused.
 */
final class UploadThreads {

	private static final long NO_TIMEOUT = 0;

	private final ThreadPoolExecutor threads;

	UploadThreads(int most) {
		this.threads = new ThreadPoolExecutor(0, most, 1, TimeUnit.MINUTES, new SynchronousQueue<>(),
				new CustomizableThreadFactory("upload-"));
	}

	/**
	 * Answers a request asynchronously. The work begins when the request is asynchronous,
	 * so that it may read the body.
	 */
	<T> DeferredResult<T> answer(HttpServletRequest request, Callable<T> work) {
		DeferredResult<T> answer = new DeferredResult<>(NO_TIMEOUT);
		WebAsyncUtils.getAsyncManager(request)
			.registerDeferredResultInterceptor(this, new DeferredResultProcessingInterceptor() {
				@Override
				public <R> void preProcess(NativeWebRequest exchange, DeferredResult<R> result) {
					begin(work, answer);
				}
			});
		return answer;
	}

	private <T> void begin(Callable<T> work, DeferredResult<T> answer) {
		try {
			this.threads.execute(() -> {
				try {
					answer.setResult(work.call());
				}
				catch (Exception ex) {
					answer.setErrorResult(ex);
				}
			});
		}
		catch (RejectedExecutionException ex) {
			throw ProblemException.of(ProblemType.BUSY,
					"The service handles %s such requests at a time.".formatted(this.threads.getMaximumPoolSize()),
					"the same request again in a moment");
		}
	}

}
