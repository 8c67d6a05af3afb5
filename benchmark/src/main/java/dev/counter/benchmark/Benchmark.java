package dev.counter.benchmark;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

import dev.counter.contract.Routes;
import dev.counter.contract.Service;

/**
 * Measures the services and PostgreSQL itself by turns.
 */
public final class Benchmark {

	private static final String INSERT = "insert into entry (value, ip_address) values (1.5, '203.0.113.7') returning id";

	private static final String KEYED = """
			with e as (%s, value) insert into request (request_key, entry_id, value)
			select gen_random_uuid(), id, value from e returning entry_id""".formatted(INSERT);

	private final Plan plan;

	private final Rig rig;

	private final Wrk wrk;

	private final PgBench pgbench;

	private final List<Contest.Result> results = new ArrayList<>();

	private Benchmark(Plan plan, Rig rig, Wrk wrk, PgBench pgbench) {
		this.plan = plan;
		this.rig = rig;
		this.wrk = wrk;
		this.pgbench = pgbench;
	}

	/**
	 * Measures, and writes tables and plots.
	 * @param args the checkout with its built jars, and the folder to write to
	 * @throws Exception when something does not work
	 */
	public static void main(String[] args) throws Exception {
		Path root = Path.of(args[0]);
		Integer hostile = Integer.getInteger("bench.hostile");
		if (hostile != null) {
			attack(hostile, root, Path.of(args[1]));
			System.exit(0);
		}
		Report report = run(Plan.ofProperties(), root, Path.of(args[1]));
		System.out.println(report.table());
		if (System.getProperty("bench.publish") != null) {
			report.publish(root.resolve("docs"));
		}
		System.exit(0);
	}

	/**
	 * Measures as planned.
	 * @param plan how much
	 * @param root the checkout with its built jars
	 * @param folder where to write
	 * @return the report, written to the folder
	 */
	static Report run(Plan plan, Path root, Path folder) throws IOException, SQLException {
		Program wrk = Program.require("wrk", "wrk");
		Program pgbench = Program.require("pgbench", "postgresql");
		Path work = Files.createDirectories(folder.resolve("work"));
		try (Rig rig = Rig.start(root, folder.resolve("stack"))) {
			Benchmark benchmark = new Benchmark(plan, rig, new Wrk(wrk, work), new PgBench(pgbench, work, rig.login()));
			benchmark.adds(work);
			new Reads(plan, rig, benchmark.wrk, benchmark::run).run();
			Report report = new Report(Machine.describe(rig.stack().database(), wrk, pgbench), plan, benchmark.results);
			report.write(folder);
			return report;
		}
	}

	/**
	 * Measures beside hostile clients.
	 * @param hostile how many
	 * @param root the checkout with its built jars
	 * @param folder where to write
	 */
	private static void attack(int hostile, Path root, Path folder) throws IOException, SQLException {
		Wrk wrk = new Wrk(Program.require("wrk", "wrk"), Files.createDirectories(folder.resolve("work")));
		try (Rig rig = Rig.start(root, folder.resolve("stack"))) {
			new UnderAttack(hostile, Plan.ofProperties(), rig, wrk).run().forEach(System.out::println);
		}
	}

	private void adds(Path folder) throws SQLException, IOException {
		URI adder = this.rig.stack().address(Service.ADDER).resolve(Routes.ADD_NUMBER);
		warmUp(adder, "keyed");
		warmUp(adder, "plain");
		try (BareServlet bare = BareServlet.start(adder, folder, BareServlet.Work.NOTHING);
				InsertPerRequest inserts = new InsertPerRequest(this.rig, BareServlet.THREADS);
				BareServlet single = BareServlet.start(adder, folder, inserts::add)) {
			warmUp(bare.address(), "plain");
			warmUp(single.address(), "plain");
			for (int connections : this.plan.connections()) {
				contest(adds("adds", connections, INSERT, "plain", adder)
					.with("a servlet, one INSERT a request", () -> add(single.address(), "plain", connections))
					.with("a servlet that keeps nothing", () -> add(bare.address(), "plain", connections)));
				contest(adds("adds with a key", connections, KEYED, "keyed", adder));
			}
		}
	}

	private Contest adds(String title, int connections, String statement, String kind, URI adder) {
		return new Contest(title, connections + " connections")
			.with("pgbench, one row", () -> this.pgbench.load(statement, connections, this.plan.seconds()))
			.with("adder", () -> add(adder, kind, connections));
	}

	private Figure add(URI address, String kind, int connections) {
		return this.wrk.load(address, kind, connections, this.plan.seconds()).requireNoErrors();
	}

	private void contest(Contest contest) throws SQLException {
		this.rig.clear();
		run(contest);
		this.rig.requireTrueTotals();
	}

	private void run(Contest contest) {
		List<Contest.Result> more = contest.run(this.plan.rounds());
		more.forEach((result) -> System.out.println(Report.line(result)));
		this.results.addAll(more);
	}

	private void warmUp(URI address, String kind) {
		this.wrk.load(address, kind, 64, this.plan.warmUp());
	}

}
