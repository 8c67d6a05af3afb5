package dev.counter.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;

import dev.counter.local.postgres.LocalDatabase;

/**
 * Machine and versions of a run: figures of two machines are not comparable.
 */
final class MachineDescription {

	private MachineDescription() {
	}

	static Map<String, String> of(LocalDatabase database, Program wrk, Program pgbench) {
		Map<String, String> facts = new LinkedHashMap<>();
		facts.put("time", Instant.now().truncatedTo(ChronoUnit.MINUTES).toString());
		facts.put("processor", "%s x %s".formatted(Runtime.getRuntime().availableProcessors(), processor()));
		facts.put("system", "%s %s, %s".formatted(System.getProperty("os.name"), System.getProperty("os.version"),
				System.getProperty("os.arch")));
		facts.put("java", Runtime.version().toString());
		facts.put("postgresql", database.version() + ", fsync and synchronous_commit on");
		facts.put("pgbench", pgbench.version());
		facts.put("wrk", wrk.version());
		return facts;
	}

	private static String processor() {
		try {
			return Files.readAllLines(Path.of("/proc/cpuinfo"))
				.stream()
				.filter((line) -> line.startsWith("model name"))
				.findFirst()
				.map((line) -> line.substring(line.indexOf(':') + 1).strip())
				.orElse("unknown processor");
		}
		catch (IOException ex) {
			return "unknown processor";
		}
	}

}
