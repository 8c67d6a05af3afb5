package dev.counter.display;

import dev.counter.core.web.body.Fields;
import dev.counter.core.web.problem.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.mock.web.MockHttpServletRequest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What the query says is a page, or a refusal that names the parameter.
 */
class PagingTests {

	@Test
	void meansTheNewestHundredWhenNothingIsSaid() {
		Paging paging = Paging.of(query(""));
		assertThat(paging.before()).isEmpty();
		assertThat(paging.after()).isEmpty();
		assertThat(paging.limit()).isEqualTo(100);
	}

	@Test
	void takesIdsAndALimit() {
		assertThat(Paging.of(query("before=9223372036854775807&limit=500")).before()).hasValue(Long.MAX_VALUE);
		assertThat(Paging.of(query("after=0&limit=1")).after()).hasValue(0);
		assertThat(Paging.of(query("after=0&limit=0001")).limit()).isOne();
	}

	@Test
	void ignoresParametersThatAreNotOurs() {
		assertThat(Paging.of(query("utm_source=mail&Before=x&limit=7")).limit()).isEqualTo(7);
	}

	@ParameterizedTest
	@CsvSource({ "before=, before", "before=x, before", "after=-1, after", "after=%2B1, after", "before=1.0, before",
			"before=9223372036854775808, before", "before=%D9%A3, before", "limit=0, limit", "limit=501, limit",
			"limit=%201, limit", "limit=1e2, limit", "before=1&before=1, before", "limit=1&limit=2, limit",
			"before=2&after=1, after" })
	void refusesWhatItCannotMean(String query, String field) {
		assertThatExceptionOfType(ProblemException.class).isThrownBy(() -> Paging.of(query(query))).satisfies((ex) -> {
			assertThat(ex.problem().status()).isEqualTo(400);
			assertThat(ex.problem().field()).isEqualTo(field);
			assertThat(ex.problem().expected()).isNotBlank();
		});
	}

	@Test
	void refusesAnEndlessNumberWithoutReadingIt() {
		assertThatExceptionOfType(ProblemException.class)
			.isThrownBy(() -> Paging.of(query("limit=" + "9".repeat(4000))))
			.satisfies((ex) -> assertThat(ex.problem().detail()).hasSizeLessThan(100));
	}

	private static Fields query(String query) {
		MockHttpServletRequest request = new MockHttpServletRequest();
		request.setQueryString(query);
		return Fields.ofQuery(request);
	}

}
