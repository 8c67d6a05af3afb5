package dev.counter.display;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;

import dev.counter.core.web.problem.ProblemException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.web.util.UriComponentsBuilder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What the query says is a page, or a refusal that names the parameter.
 */
class PagingTests {

	@Test
	void meansTheNewestHundredWhenNothingIsSaid() {
		Paging paging = paging("");
		assertThat(paging.before()).isEmpty();
		assertThat(paging.after()).isEmpty();
		assertThat(paging.limit()).isEqualTo(100);
	}

	@Test
	void takesIdsAndALimit() {
		assertThat(paging("before=9223372036854775807&limit=500").before()).hasValue(Long.MAX_VALUE);
		assertThat(paging("after=0&limit=1").after()).hasValue(0);
		assertThat(paging("after=0&limit=0001").limit()).isOne();
	}

	@Test
	void ignoresParametersThatAreNotOurs() {
		assertThat(paging("utm_source=mail&Before=x&limit=7").limit()).isEqualTo(7);
	}

	@ParameterizedTest
	@CsvSource({ "before=, before", "before=x, before", "after=-1, after", "after=%2B1, after", "before=1.0, before",
			"before=9223372036854775808, before", "before=%D9%A3, before", "limit=0, limit", "limit=501, limit",
			"limit=%201, limit", "limit=1e2, limit", "before=2&after=1, after" })
	void refusesWhatItCannotMean(String query, String field) {
		assertThatExceptionOfType(ProblemException.class).isThrownBy(() -> paging(query)).satisfies((ex) -> {
			assertThat(ex.getStatusCode().value()).isEqualTo(400);
			assertThat(ex.field()).isEqualTo(field);
			assertThat(ex.expected()).isNotBlank();
		});
	}

	@Test
	void refusesAnEndlessNumberWithoutReadingIt() {
		assertThatExceptionOfType(ProblemException.class).isThrownBy(() -> paging("limit=" + "9".repeat(4000)))
			.satisfies((ex) -> assertThat(ex.detail()).hasSizeLessThan(100));
	}

	private static Paging paging(String query) {
		Map<String, String> parameters = UriComponentsBuilder.fromUriString("/?" + query)
			.build(true)
			.getQueryParams()
			.toSingleValueMap();
		return Paging.of(parameter(parameters, "before"), parameter(parameters, "after"),
				parameter(parameters, "limit"), parameter(parameters, "generation"));
	}

	private static @Nullable String parameter(Map<String, String> parameters, String name) {
		String value = parameters.get(name);
		return (value != null) ? URLDecoder.decode(value, StandardCharsets.UTF_8) : null;
	}

}
