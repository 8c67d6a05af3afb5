package dev.counter.benchmark;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;

import dev.counter.contract.Routes;
import dev.counter.contract.Service;
import dev.counter.testsupport.http.TestClient;
import org.postgresql.PGConnection;

/**
 * Benchmark of imports: CPU time of the database beside COPY into a table without
 * triggers, and the latency of adds during an import.
 */
final class ImportBenchmark {

	private static final int ADDING_CLIENTS = 16;

	private static final long POLL_NANOS = 20_000_000;

	/** Clock ticks of Linux in a second. */
	private static final double TICKS = 100;

	private static final int UTIME = 11;

	private static final String BARE = """
			drop table if exists bare; create table bare (like counter_entry including all); checkpoint""";

	private static final String PIDS = "select pid from pg_stat_activity where usename = 'counter_adder'";

	private final int lines;

	private final Plan plan;

	private final BenchmarkSystem system;

	private final Wrk wrk;

	private final TestClient adder;

	ImportBenchmark(int lines, Plan plan, BenchmarkSystem system, Wrk wrk) {
		this.lines = lines;
		this.plan = plan;
		this.system = system;
		this.wrk = wrk;
		this.adder = new TestClient(system.instance(Service.ADDER).address());
	}

	void run() {
		adds(this.plan.warmUp());
		for (int round = 0; round < this.plan.rounds(); round++) {
			double copied = copy();
			print("COPY without triggers", this.lines / copied);
			this.system.clear();
			double before = cpu();
			long start = System.nanoTime();
			String path = begin();
			await(path, "done");
			double seconds = (System.nanoTime() - start) / 1e9;
			double imported = cpu() - before;
			this.system.requireTrueTotals();
			print("import", this.lines / imported);
			System.out.printf(Locale.ROOT, "  ratio %.2f; %,.0f lines per second with the check%n", copied / imported,
					this.lines / seconds);
			Figure alone = adds(this.plan.seconds());
			String during = begin();
			await(during, "adding");
			Figure beside = adds(this.plan.seconds());
			long added = TestClient.json(this.adder.get(during)).path("added").asLong();
			System.out.printf(Locale.ROOT,
					"  adds: p99 alone %.2f ms, during an import %.2f ms, ratio %.2f; %,.0f and %,.0f per second; %,d lines imported, state %s%n",
					alone.tail(), beside.tail(), beside.tail() / alone.tail(), alone.perSecond(), beside.perSecond(),
					added, state(during));
			this.adder.send("DELETE", during, BodyPublishers.noBody());
			await(during, "undone");
			this.system.requireTrueTotals();
		}
	}

	private static void print(String name, double perSecond) {
		System.out.printf(Locale.ROOT, "%s: %,.0f rows per CPU second of the database%n", name, perSecond);
	}

	private Figure adds(int seconds) {
		URI address = this.adder.server().resolve(Routes.ADD_NUMBER);
		return this.wrk.load(address, "plain", ADDING_CLIENTS, seconds).requireNoErrors();
	}

	private String begin() {
		String file = TestClient
			.json(this.adder.send("PUT", Routes.UPLOAD + "/numbers.csv", BodyPublishers.ofString(rows("\n"))))
			.path("url")
			.asString();
		return TestClient.header(this.adder.postJson(Routes.IMPORTS, "{\"file\": \"" + file + "\"}"), "Location");
	}

	private String rows(String end) {
		StringBuilder text = new StringBuilder();
		for (int i = 0; i < this.lines; i++) {
			text.append(i % 100_000).append(".25").append(end);
		}
		return text.toString();
	}

	private String state(String path) {
		return TestClient.json(this.adder.get(path)).path("state").asString();
	}

	private void await(String path, String expected) {
		for (String state = state(path); !state.equals(expected); state = state(path)) {
			if (state.matches("refused|failed|reset|done")) {
				throw new IllegalStateException("The import is " + state);
			}
			LockSupport.parkNanos(POLL_NANOS);
		}
	}

	/** CPU seconds of COPY by a connection of its own, one transaction. */
	private double copy() {
		this.system.database().execute(BARE);
		try (Connection connection = this.system.database().connect()) {
			PGConnection copying = connection.unwrap(PGConnection.class);
			byte[] rows = rows("\t203.0.113.7\t1\n").getBytes(StandardCharsets.US_ASCII);
			double before = cpu(copying.getBackendPID());
			copying.getCopyAPI()
				.copyIn("copy bare (value, ip_address, import_id) from stdin", new ByteArrayInputStream(rows));
			return cpu(copying.getBackendPID()) - before;
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** CPU seconds of the adder's connections. */
	private double cpu() {
		double seconds = 0;
		try (Connection connection = this.system.database().connect();
				Statement statement = connection.createStatement();
				ResultSet pids = statement.executeQuery(PIDS)) {
			while (pids.next()) {
				seconds += cpu(pids.getInt(1));
			}
			return seconds;
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static double cpu(int pid) {
		try {
			String stat = Files.readString(Path.of("/proc", String.valueOf(pid), "stat"));
			String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
			return (Long.parseLong(fields[UTIME]) + Long.parseLong(fields[UTIME + 1])) / TICKS;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
