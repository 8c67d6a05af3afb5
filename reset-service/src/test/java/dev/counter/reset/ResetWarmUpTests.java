package dev.counter.reset;

import java.util.List;

import dev.counter.core.readiness.WarmUpRequest;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The warm-up runs the whole way of a reset and removes nothing.
 */
class ResetWarmUpTests extends ResetTest {

	private static final String LEDGER = """
			select total || ' ' || entries || ' ' || revision || ' ' || resets || ' '
			    || (select count(*) from counter_reset_audit) || ' ' || (select count(*) from counter_entry)
			from counter_total""";

	private final List<WarmUpRequest> requests;

	@Autowired
	ResetWarmUpTests(List<WarmUpRequest> requests) {
		this.requests = requests;
	}

	@Test
	void changesNothing() {
		addNumbers(3);
		String before = text(LEDGER);
		assertThat(this.requests).extracting(this::status).containsExactly(404, 409);
		assertThat(text(LEDGER)).isEqualTo(before);
	}

	private int status(WarmUpRequest request) {
		String form = request.form();
		return ((form != null) ? this.client.postForm(request.target(), form) : this.client.getPage(request.target()))
			.statusCode();
	}

}
