package dev.counter.benchmark;

import java.io.IOException;
import java.net.URI;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

import dev.counter.contract.Routes;
import dev.counter.contract.Service;
import dev.counter.contract.Variable;

/**
 * How fast the display answers, whatever the number of entries.
 */
final class Reads {

	/**
	 * Refused by the controller: the same routing, layout and headers, and no statement.
	 */
	private static final String NO_LEDGER = Routes.DISPLAY + "?limit=0";

	private static final String DEEP = Routes.ENTRIES + "?before=";

	private static final int READERS = 16;

	private final Plan plan;

	private final Rig rig;

	private final Wrk wrk;

	private final Consumer<Contest> contests;

	Reads(Plan plan, Rig rig, Wrk wrk, Consumer<Contest> contests) {
		this.plan = plan;
		this.rig = rig;
		this.wrk = wrk;
		this.contests = contests;
	}

	void run() throws IOException {
		for (int rows : this.plan.rows()) {
			this.rig.fill(rows);
			if (rows == this.plan.rows().get(0)) {
				List.of(NO_LEDGER, Routes.HOME, Routes.TOTAL, Routes.ENTRIES, Routes.DISPLAY)
					.forEach((path) -> read(path, this.plan.warmUp() / 2 + 1));
			}
			Known home = Known.of(address(Routes.HOME));
			Known total = Known.of(address(Routes.TOTAL));
			this.contests.accept(new Contest("reads", String.format(Locale.ROOT, "%,d entries", rows))
				.with("page without the ledger", () -> read(NO_LEDGER, this.plan.seconds()))
				.with("sum page", () -> read(Routes.HOME))
				.with("sum page, known", () -> reread(home))
				.with("sum as JSON", () -> read(Routes.TOTAL))
				.with("sum as JSON, known", () -> reread(total))
				.with("first 100 entries as JSON", () -> read(Routes.ENTRIES))
				.with("100 entries from the middle", () -> read(DEEP + rows / 2))
				.with("page of entries", () -> read(Routes.DISPLAY))
				.with("page from the middle", () -> read(Routes.DISPLAY + "?before=" + rows / 2)));
		}
		downloads(this.plan.rows().get(this.plan.rows().size() - 1));
	}

	private void downloads(int rows) throws IOException {
		Download download = new Download(rows);
		try (SmallDisplay display = SmallDisplay.start(this.rig)) {
			this.contests.accept(new Contest("every entry once", String.format(Locale.ROOT, "%,d entries", rows))
				.with("COPY", () -> download.copy(connect()))
				.with("entries.csv, a heap of %s MiB".formatted(SmallDisplay.HEAP_MIB),
						() -> download.stream(display.address().resolve(Routes.ENTRIES_CSV))));
		}
	}

	private Figure read(String path) {
		return read(path, this.plan.seconds()).requireNoErrors();
	}

	private Figure read(String path, int seconds) {
		return this.wrk.load(address(path), "read", READERS, seconds);
	}

	private Figure reread(Known known) {
		return this.wrk.reload(known.address(), known.tag(), READERS, this.plan.seconds()).requireNoErrors();
	}

	private Connection connect() {
		try {
			return this.rig.connect(Variable.DATABASE_NAME.defaultText());
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private URI address(String path) {
		return this.rig.stack().address(Service.DISPLAY).resolve(path);
	}

}
