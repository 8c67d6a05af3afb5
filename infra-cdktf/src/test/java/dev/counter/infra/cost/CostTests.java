package dev.counter.infra.cost;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.counter.infra.Synthesized;
import dev.counter.infra.Terraform;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The cost page has the tables that are generated from prices and synthesized stacks.
 */
class CostTests {

	private static final Path PAGE = Synthesized.MODULE.resolveSibling("docs/cost.md");

	private final CostTable table = new CostTable();

	@Test
	void pageHasTheGeneratedTables() throws IOException {
		String page = Files.readString(PAGE);
		String generated = replaced(page, "(?m)(^\\|---\\|---\\|---\\|\n)(?:\\| `(?:small|production)`.*\n)+",
				summary());
		generated = replaced(generated, "(?s)(## An environment\n\n[^\n]*\n[^\n]*\n).*?(?=\n\n## )", lines());
		generated = replaced(generated, "(?s)(## Free of charge\n\n).*?(?=\n\n## )", free());
		if (!generated.equals(page)) {
			Files.writeString(Path.of("target/cost.md"), generated);
		}
		assertThat(page).as("docs/cost.md: review the change, then take the page from target/cost.md")
			.isEqualTo(generated);
	}

	@Test
	void everyRowIsPaidByAnEnvironment() {
		assertThat(this.table.prices()).hasSizeGreaterThan(30)
			.allSatisfy((price) -> assertThat(this.table.environments())
				.anyMatch((quantities) -> !quantities.of(price.busy().split(" / ")[0]).equals(BigDecimal.ZERO)));
	}

	@Test
	void everyQuantityOfAStackHasAPrice() {
		Set<String> priced = new TreeSet<>();
		this.table.prices()
			.forEach((price) -> priced.addAll(List.of((price.idle() + " * " + price.busy()).split(" \\* "))));
		this.table.environments().forEach((quantities) -> assertThat(priced).containsAll(quantities.byName().keySet()));
	}

	@ParameterizedTest
	@CsvSource({ "small, 0", "production, 1" })
	void budgetHoldsWhatAnEnvironmentCosts(String environment, int index) {
		double dearestRegion = 1.2;
		double busy = this.table.total(index, true).doubleValue();
		assertThat(Synthesized.stack("counter-" + environment)
			.one("aws_budgets_budget", "watching_budget_month")
			.path("limit_amount")
			.asDouble()).isBetween(busy * dearestRegion, busy * 2);
	}

	private String lines() {
		return String.join("\n", this.table.lines());
	}

	private String summary() {
		return "| `small` | %s | %s |\n| `production` | %s | %s |\n".formatted(rounded(0, false), rounded(0, true),
				rounded(1, false), rounded(1, true));
	}

	private BigDecimal rounded(int environment, boolean busy) {
		return this.table.total(environment, busy).setScale(0, RoundingMode.HALF_UP);
	}

	/** Resource types without a price, in lines of limited length. */
	private String free() {
		Set<String> types = new TreeSet<>();
		for (Terraform stack : List.of(Synthesized.small(), Synthesized.production(), Synthesized.stack("bootstrap"))) {
			stack.json().path("resource").fieldNames().forEachRemaining(types::add);
		}
		this.table.prices().forEach((price) -> types.remove(price.resource()));
		types.remove("aws_ecr_repository");
		List<String> lines = new ArrayList<>(List.of(""));
		types.forEach((type) -> {
			String word = "`" + type + "`,";
			int last = lines.size() - 1;
			if (lines.get(last).length() + word.length() > 138) {
				lines.add(word);
			}
			else {
				lines.set(last, (lines.get(last) + " " + word).strip());
			}
		});
		return String.join("\n", lines).replaceFirst(",$", ".");
	}

	private static String replaced(String page, String pattern, String replacement) {
		Matcher matcher = Pattern.compile(pattern).matcher(page);
		assertThat(matcher.find()).as(pattern).isTrue();
		return page.substring(0, matcher.end(1)) + replacement + page.substring(matcher.end());
	}

}
