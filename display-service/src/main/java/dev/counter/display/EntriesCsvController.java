package dev.counter.display;

import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.Semaphore;

import dev.counter.contract.Headers;
import dev.counter.contract.Routes;
import dev.counter.core.web.problem.ProblemException;
import dev.counter.core.web.problem.ProblemType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/**
 * Streaming CSV export of all entries, however slow the client is.
 */
@Controller
class EntriesCsvController {

	/** Concurrent exports: slow clients occupy no more of the server's threads. */
	static final int AT_ONCE = 20;

	private static final Log log = LogFactory.getLog(EntriesCsvController.class);

	private final Semaphore permits = new Semaphore(AT_ONCE);

	private final CsvWalk walk;

	EntriesCsvController(CsvWalk walk) {
		this.walk = walk;
	}

	@GetMapping(Routes.ENTRIES_CSV)
	void csv(HttpServletRequest request, HttpServletResponse response) throws IOException {
		CsvWalk.Chunk first = first();
		response.setContentType("text/csv;header=present;charset=UTF-8");
		response.setHeader(Headers.GENERATION, first.generation().text());
		response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"counter-entries.csv\"");
		if (!request.getMethod().equals(HttpMethod.HEAD.name())) {
			write(first, response.getOutputStream());
		}
	}

	/** Reads the first chunk before anything is written: an outage is still a 503. */
	CsvWalk.Chunk first() {
		acquirePermit();
		try {
			return this.walk.first();
		}
		finally {
			this.permits.release();
		}
	}

	/**
	 * Writes header line, first chunk and all others.
	 * @throws TruncatedException after a reset or when the database fails
	 */
	void write(CsvWalk.Chunk first, OutputStream out) throws IOException {
		acquirePermit();
		try {
			out.write(CsvWalk.header());
			for (CsvWalk.Chunk chunk = first; chunk != null; chunk = this.walk.next(chunk)) {
				out.write(chunk.text());
				out.flush();
			}
		}
		catch (DataAccessException ex) {
			log.warn("CSV truncated: " + ex.getMessage());
			throw truncated(out, new TruncatedException("the database stopped answering"));
		}
		catch (TruncatedException ex) {
			throw truncated(out, ex);
		}
		finally {
			this.permits.release();
		}
	}

	private void acquirePermit() {
		if (!this.permits.tryAcquire()) {
			throw ProblemException.of(ProblemType.BUSY, "%s CSV exports are already running.".formatted(AT_ONCE),
					"the same request again in a moment");
		}
	}

	private static TruncatedException truncated(OutputStream out, TruncatedException reason) throws IOException {
		out.write(CsvWalk.line("incomplete: " + reason.getMessage()));
		out.flush();
		return reason;
	}

}
