package dev.counter.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * SQL load generator: pgbench with prepared statements.
 */
final class PgBench {

	private static final Pattern RATE = Pattern.compile("tps = (\\S+)");

	private static final Pattern FAILED = Pattern.compile("number of failed transactions: (\\d+)");

	private static final String LOG = "latencies";

	private static final double MICROS = 1000;

	private final Program program;

	private final Path folder;

	private final Map<String, String> login;

	PgBench(Program program, Path folder, Map<String, String> login) {
		this.program = program;
		this.folder = folder;
		this.login = login;
	}

	/** Closed-loop load: each connection repeats the statement. */
	Figure load(String statement, int connections, int seconds) {
		try {
			Files.writeString(this.folder.resolve("statement.sql"), statement + ";\n");
			String output = this.program.run(this.folder, this.login,
					List.of("--no-vacuum", "--protocol=prepared", "--client=" + connections,
							"--jobs=" + Math.min(2, connections), "--time=" + seconds, "--file=statement.sql", "--log",
							"--log-prefix=" + LOG, "--sampling-rate=0.1"));
			List<Long> latencies = latencies();
			Matcher rate = RATE.matcher(output);
			Matcher failed = FAILED.matcher(output);
			if (!rate.find() || latencies.isEmpty()) {
				throw new IllegalStateException("Unexpected output of pgbench: " + output);
			}
			return new Figure(Double.parseDouble(rate.group(1)), percentile(latencies, 50), percentile(latencies, 99),
					failed.find() ? Long.parseLong(failed.group(1)) : 0);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static double percentile(List<Long> sorted, int percent) {
		return sorted.get((int) ((sorted.size() - 1L) * percent / 100)) / MICROS;
	}

	/** The third column of the logs, one for each job. */
	private List<Long> latencies() throws IOException {
		List<Path> logs;
		try (Stream<Path> files = Files.list(this.folder)) {
			logs = files.filter((file) -> file.getFileName().toString().startsWith(LOG + ".")).toList();
		}
		List<Long> latencies = new ArrayList<>();
		for (Path log : logs) {
			Files.readAllLines(log).forEach((line) -> latencies.add(Long.valueOf(line.split(" ")[2])));
			Files.delete(log);
		}
		return latencies.stream().sorted().toList();
	}

}
