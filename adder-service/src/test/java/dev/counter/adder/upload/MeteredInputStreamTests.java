package dev.counter.adder.upload;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

import dev.counter.contract.Limits;
import dev.counter.contract.Times;
import dev.counter.core.web.problem.ProblemException;
import dev.counter.core.web.problem.ProblemType;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Limit and minimum rate of a body.
 */
class MeteredInputStreamTests {

	private static final Duration SECOND = Duration.ofSeconds(1);

	private final AtomicLong clock = new AtomicLong();

	@Test
	void slowBodyIsEndedAfterThePeriod() {
		MeteredInputStream body = body(Limits.UPLOAD_BYTES_PER_SECOND - 1, SECOND);
		assertThatExceptionOfType(ProblemException.class).isThrownBy(() -> readAll(body))
			.satisfies((problem) -> assertThat(problem.type()).isEqualTo(ProblemType.REQUEST_TIMEOUT));
		assertThat(body.bytes()).isEqualTo(Times.UPLOAD_RATE.toSeconds() * (Limits.UPLOAD_BYTES_PER_SECOND - 1));
	}

	@Test
	void bodyAtMinimumRateIsReadUpToTheLimit() {
		MeteredInputStream body = body(Limits.UPLOAD_BYTES_PER_SECOND, SECOND);
		assertThatExceptionOfType(ProblemException.class).isThrownBy(() -> readAll(body))
			.satisfies((problem) -> assertThat(problem.type()).isEqualTo(ProblemType.BODY_TOO_LARGE));
		assertThat(body.bytes()).isEqualTo(Limits.FILE_BYTES + Limits.BODY_BYTES + Limits.UPLOAD_BYTES_PER_SECOND
				- (Limits.FILE_BYTES + Limits.BODY_BYTES) % Limits.UPLOAD_BYTES_PER_SECOND);
	}

	@Test
	void timeBetweenReadsDoesNotCount() throws IOException {
		MeteredInputStream body = body(1, Duration.ZERO);
		for (int read = 0; read < 100; read++) {
			this.clock.addAndGet(Times.UPLOAD_RATE.toNanos());
			assertThat(body.read()).isZero();
		}
	}

	@Test
	void endIsNotMeasured() throws IOException {
		MeteredInputStream body = new MeteredInputStream(new ByteArrayInputStream(new byte[0]),
				() -> this.clock.addAndGet(Times.UPLOAD_RATE.toNanos()));
		assertThat(body.read()).isEqualTo(-1);
	}

	private static void readAll(InputStream body) throws IOException {
		byte[] target = new byte[Limits.UPLOAD_BYTES_PER_SECOND];
		while (body.read(target) >= 0) {
			assertThat(target).hasSize(Limits.UPLOAD_BYTES_PER_SECOND);
		}
	}

	/** A body without an end, of which each read gets as much after as long. */
	private MeteredInputStream body(int bytes, Duration time) {
		return new MeteredInputStream(new InputStream() {
			@Override
			public int read() {
				throw new IllegalStateException();
			}

			@Override
			public int read(byte[] target, int offset, int length) {
				MeteredInputStreamTests.this.clock.addAndGet(time.toNanos());
				return bytes;
			}
		}, this.clock::get);
	}

}
