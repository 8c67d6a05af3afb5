package dev.counter.infra.cost;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import dev.counter.infra.Synthesized;

/**
 * Monthly cost of both environments, idle and busy, from the price list and the
 * synthesized stacks.
 */
final class CostTable {

	/** A row of the price list. */
	record Price(String resource, String meter, BigDecimal dollars, String idle, String busy) {

		static Price of(String line) {
			String[] cells = line.split("\\|", -1);
			String idle = cells[3].strip();
			String busy = cells[4].strip();
			return new Price(cells[0].strip(), cells[1].strip(), new BigDecimal(cells[2].strip()), idle,
					busy.isEmpty() ? idle : busy);
		}

	}

	private final List<Price> prices;

	private final List<CostQuantities> environments = List.of(new CostQuantities(Synthesized.small()),
			new CostQuantities(Synthesized.production()));

	private final BigDecimal[] totals = { BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO };

	private final List<String> lines = new ArrayList<>();

	CostTable() {
		try {
			this.prices = new String(
					Objects.requireNonNull(CostTable.class.getResourceAsStream("prices.txt")).readAllBytes(),
					StandardCharsets.UTF_8)
				.lines()
				.filter((line) -> !line.startsWith("#"))
				.map(Price::of)
				.toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		this.prices.forEach((price) -> this.lines.add("| `%s` | %s | %s | %s |".formatted(price.resource(),
				price.meter(), price.dollars().toPlainString(), String.join(" | ", cells(price)))));
		this.lines.add("| **all** | | | **%s** | **%s** | **%s** | **%s** |".formatted((Object[]) this.totals));
	}

	List<Price> prices() {
		return this.prices;
	}

	List<CostQuantities> environments() {
		return this.environments;
	}

	List<String> lines() {
		return this.lines;
	}

	/**
	 * The total of a column.
	 * @param environment 0 for small, 1 for production
	 */
	BigDecimal total(int environment, boolean busy) {
		return this.totals[2 * environment + (busy ? 1 : 0)];
	}

	private List<String> cells(Price price) {
		List<String> cells = new ArrayList<>();
		for (int column = 0; column < this.totals.length; column++) {
			String[] products = ((column % 2 == 0) ? price.idle() : price.busy()).split(" / ");
			BigDecimal quantity = this.environments.get(column / 2)
				.of(products[Math.min(column / 2, products.length - 1)]);
			BigDecimal cost = quantity.multiply(price.dollars()).setScale(2, RoundingMode.HALF_UP);
			this.totals[column] = this.totals[column].add(cost);
			cells.add((quantity.signum() == 0) ? "" : quantity.toPlainString() + " = " + cost);
		}
		return cells;
	}

}
