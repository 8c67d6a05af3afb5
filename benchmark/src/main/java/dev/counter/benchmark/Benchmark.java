package dev.counter.benchmark;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import dev.counter.contract.Routes;
import dev.counter.contract.Service;

/**
 * Benchmark of the services, compared with PostgreSQL itself.
 */
public final class Benchmark {

	private static final String INSERT = "insert into entry (value, ip_address) values (1.5, '203.0.113.7') returning id";

	private static final String INSERT_WITH_KEY = """
			with e as (%s, value) insert into request (request_key, entry_id, value)
			select gen_random_uuid(), id, value from e returning entry_id""".formatted(INSERT);

	/**
	 * Rejected by the controller: the same routing, layout and headers, and no statement.
	 */
	private static final String PAGE_WITHOUT_LEDGER = Routes.DISPLAY + "?limit=0";

	private static final int READERS = 16;

	private final Plan plan;

	private final BenchmarkSystem system;

	private final Wrk wrk;

	private final PgBench pgbench;

	private final List<Contest.Result> results = new ArrayList<>();

	private Benchmark(Plan plan, BenchmarkSystem system, Wrk wrk, PgBench pgbench) {
		this.plan = plan;
		this.system = system;
		this.wrk = wrk;
		this.pgbench = pgbench;
	}

	/**
	 * Runs the benchmark, prints its table and writes tables and plots.
	 * @param args the repository with its packaged jars, and the folder to write to
	 */
	public static void main(String[] args) throws IOException {
		Path folder = Path.of(args[1]);
		Integer hostile = Integer.getInteger("bench.hostile");
		Integer lines = Integer.getInteger("bench.import");
		if (hostile != null) {
			attack(hostile, folder);
		}
		else if (lines != null) {
			imports(lines, folder);
		}
		else {
			Report report = run(Plan.ofProperties(), folder);
			System.out.println(report.table());
			if (System.getProperty("bench.publish") != null) {
				report.publish(Path.of(args[0], "docs"));
			}
		}
		System.exit(0);
	}

	/** Runs all contests, and writes the report to the folder. */
	static Report run(Plan plan, Path folder) throws IOException {
		Program wrk = Program.require("wrk", "wrk");
		Program pgbench = Program.require("pgbench", "postgresql");
		Path work = Files.createDirectories(folder.resolve("work"));
		try (BenchmarkSystem system = new BenchmarkSystem()) {
			Benchmark benchmark = new Benchmark(plan, system, new Wrk(wrk, work),
					new PgBench(pgbench, work, system.login()));
			benchmark.adds();
			benchmark.reads();
			Report report = new Report(MachineDescription.of(system.database().local(), wrk, pgbench), plan,
					benchmark.results);
			report.write(folder);
			return report;
		}
	}

	private static void attack(int hostile, Path folder) throws IOException {
		Wrk wrk = new Wrk(Program.require("wrk", "wrk"), Files.createDirectories(folder.resolve("work")));
		try (BenchmarkSystem system = new BenchmarkSystem()) {
			new UnderAttack(hostile, Plan.ofProperties(), system, wrk).run().forEach(System.out::println);
		}
	}

	private static void imports(int lines, Path folder) throws IOException {
		Wrk wrk = new Wrk(Program.require("wrk", "wrk"), Files.createDirectories(folder.resolve("work")));
		try (BenchmarkSystem system = new BenchmarkSystem()) {
			new ImportBenchmark(lines, Plan.ofProperties(), system, wrk).run();
		}
	}

	private void adds() {
		URI adder = this.system.instance(Service.ADDER).address().resolve(Routes.ADD_NUMBER);
		this.wrk.load(adder, "keyed", 64, this.plan.warmUp());
		this.wrk.load(adder, "plain", 64, this.plan.warmUp());
		for (int connections : this.plan.connections()) {
			adds("adds", connections, INSERT, "plain", adder);
			adds("adds with a key", connections, INSERT_WITH_KEY, "keyed", adder);
		}
	}

	private void adds(String title, int connections, String statement, String kind, URI adder) {
		this.system.clear();
		run(new Contest(title, connections + " connections")
			.with("pgbench, one row", () -> this.pgbench.load(statement, connections, this.plan.seconds()))
			.with("adder", () -> this.wrk.load(adder, kind, connections, this.plan.seconds()).requireNoErrors()));
		this.system.requireTrueTotals();
	}

	private void reads() {
		List.of(PAGE_WITHOUT_LEDGER, Routes.HOME, Routes.TOTAL, Routes.ENTRIES, Routes.DISPLAY)
			.forEach((path) -> read(path, this.plan.warmUp() / 2 + 1));
		for (int entries : this.plan.rows()) {
			this.system.fill(entries);
			run(new Contest("reads", String.format(Locale.ROOT, "%,d entries", entries))
				.with("page without the ledger", () -> read(PAGE_WITHOUT_LEDGER, this.plan.seconds()))
				.with("home page", () -> read(Routes.HOME, this.plan.seconds()).requireNoErrors())
				.with("total as JSON", () -> read(Routes.TOTAL, this.plan.seconds()).requireNoErrors())
				.with("100 entries as JSON", () -> read(Routes.ENTRIES, this.plan.seconds()).requireNoErrors())
				.with("page of entries", () -> read(Routes.DISPLAY, this.plan.seconds()).requireNoErrors()));
		}
	}

	private Figure read(String path, int seconds) {
		return this.wrk.load(this.system.instance(Service.DISPLAY).address().resolve(path), "read", READERS, seconds);
	}

	private void run(Contest contest) {
		List<Contest.Result> more = contest.run(this.plan.rounds());
		more.forEach((result) -> System.out.println(Report.line(result)));
		this.results.addAll(more);
	}

}
