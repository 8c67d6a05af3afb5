package dev.counter.infra.cost;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import dev.counter.infra.Synthesized;

/**
 * The page about costs, read as data.
 *
 * @param rows every row that has a price, of all tables
 * @param totals the last row of each table, a cell each
 * @param free the resource types that cost nothing
 * @param text the whole page
 */
record CostPage(List<Row> rows, List<List<BigDecimal>> totals, Set<String> free, String text) {

	/** Whose cells stand first in the table of environments. */
	static final List<String> COLUMNS = List.of("small, idle", "small, busy", "production, idle", "production, busy");

	private static final Pattern ROW = Pattern.compile("\\| `(aws_\\w+)` \\| ([^|]+) \\| ([0-9.]+) \\|(.*)\\|");

	private static final Pattern TOTAL = Pattern.compile("\\| \\*\\*all\\*\\* \\| \\| \\|(.*)\\|");

	private static final Pattern CELL = Pattern.compile("([0-9.]+) = ([0-9.]+)");

	/**
	 * A price, and how often it is paid.
	 *
	 * @param resource the resource type that it belongs to
	 * @param meter what is counted
	 * @param price dollars for one of it
	 * @param cells quantity and dollars by column
	 */
	record Row(String resource, String meter, BigDecimal price, List<Cell> cells) {

	}

	/**
	 * How much of it, and what that makes.
	 *
	 * @param quantity how many
	 * @param dollars what they cost
	 */
	record Cell(BigDecimal quantity, BigDecimal dollars) {

		BigDecimal expected(BigDecimal price) {
			return this.quantity.multiply(price).setScale(2, RoundingMode.HALF_UP);
		}

	}

	static CostPage read() {
		try {
			String text = Files.readString(Synthesized.MODULE.resolveSibling("docs/cost.md"));
			List<Row> rows = new ArrayList<>();
			List<List<BigDecimal>> totals = new ArrayList<>();
			text.lines().forEach((line) -> {
				Matcher row = ROW.matcher(line);
				if (row.matches()) {
					rows.add(new Row(row.group(1), row.group(2), new BigDecimal(row.group(3)), cells(row.group(4))));
				}
				Matcher total = TOTAL.matcher(line);
				if (total.matches()) {
					totals.add(split(total.group(1)).map((cell) -> new BigDecimal(cell.replace("*", ""))).toList());
				}
			});
			Set<String> free = new TreeSet<>();
			Matcher type = Pattern.compile("`(aws_\\w+)`").matcher(section(text, "## Free of charge"));
			while (type.find()) {
				free.add(type.group(1));
			}
			return new CostPage(rows, totals, free, text);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * The quantity of a meter.
	 * @param meter the start of what is counted
	 * @param column one of {@link #COLUMNS}
	 * @return the quantity
	 */
	double quantity(String meter, String column) {
		List<Row> found = this.rows.stream().filter((row) -> row.meter().startsWith(meter)).toList();
		if (found.size() != 1) {
			throw new IllegalArgumentException(found.size() + " rows start with: " + meter);
		}
		return found.get(0).cells().get(COLUMNS.indexOf(column)).quantity().doubleValue();
	}

	private static String section(String text, String title) {
		String rest = text.substring(text.indexOf(title) + title.length());
		return rest.substring(0, rest.indexOf("\n## "));
	}

	private static List<Cell> cells(String cells) {
		return split(cells).map((text) -> {
			Matcher cell = CELL.matcher(text);
			return cell.matches() ? new Cell(new BigDecimal(cell.group(1)), new BigDecimal(cell.group(2)))
					: new Cell(BigDecimal.ZERO, BigDecimal.ZERO.setScale(2));
		}).toList();
	}

	private static Stream<String> split(String cells) {
		return Stream.of(cells.split("\\|", -1)).map(String::strip);
	}

}
