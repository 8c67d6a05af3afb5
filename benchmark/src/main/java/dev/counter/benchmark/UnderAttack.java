package dev.counter.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.counter.benchmark.HostileClients.Attack;
import dev.counter.contract.Routes;
import dev.counter.contract.Service;

/**
 * Benchmark under attack: what normal clients get from an idle system and under hostile
 * clients, at the services and through the front door.
 */
final class UnderAttack {

	private static final String IDLE = "idle";

	private static final int NORMAL_CLIENTS = 2;

	private static final int ENTRIES = 1000;

	private static final String HEAD = """

			| | at | beside | per second | p50 ms | p99 ms | p99 to idle | errors | threads | MiB |
			|---|---|---|---:|---:|---:|---:|---:|---:|---:|""";

	private static final Pattern STATUS = Pattern.compile("VmRSS:\\s+(\\d+) kB.*Threads:\\s+(\\d+)", Pattern.DOTALL);

	private final int hostile;

	private final Plan plan;

	private final BenchmarkSystem system;

	private final Wrk wrk;

	UnderAttack(int hostile, Plan plan, BenchmarkSystem system, Wrk wrk) {
		this.hostile = hostile;
		this.plan = plan;
		this.system = system;
		this.wrk = wrk;
	}

	List<String> run() {
		this.system.fill(ENTRIES);
		List<String> lines = new ArrayList<>(List.of(HEAD));
		for (Target target : List.of(new Target("adds", Service.ADDER, Routes.ADD_NUMBER, "plain"),
				new Target("pages", Service.DISPLAY, Routes.DISPLAY, "read"))) {
			URI service = this.system.instance(target.service()).address();
			load(target, service, this.plan.warmUp());
			lines.addAll(contest(target, "the service", service));
			lines.addAll(contest(target, "the front door", this.system.system().client().server()));
		}
		return lines;
	}

	private List<String> contest(Target target, String at, URI address) {
		Map<String, String> processes = new HashMap<>();
		Contest contest = new Contest(target.title(), at).with(IDLE, () -> {
			Figure figure = load(target, address, this.plan.seconds());
			processes.put(IDLE, process(target.service()));
			return figure;
		});
		for (Attack attack : Attack.values()) {
			String name = this.hostile + " " + attack;
			contest.with(name, () -> {
				try (HostileClients clients = new HostileClients(attack, address.resolve(target.path()),
						target.kind().equals("plain"))) {
					clients.start(this.hostile);
					load(target, address, this.plan.seconds());
					Figure figure = load(target, address, this.plan.seconds());
					processes.put(name, process(target.service()));
					return figure;
				}
			});
		}
		List<Contest.Result> results = contest.run(this.plan.rounds());
		return results.stream()
			.map((result) -> String.format(Locale.ROOT, "| %s | %s | %s | %,.0f | %.2f | %.2f | %.2f | %d | %s",
					result.contest(), result.at(), result.contestant(), result.perSecond(), result.median(),
					result.tail(), result.tail() / results.get(0).tail(), result.errors(),
					processes.get(result.contestant())))
			.peek(System.out::println)
			.toList();
	}

	private Figure load(Target target, URI address, int seconds) {
		return this.wrk.load(address.resolve(target.path()), target.kind(), NORMAL_CLIENTS, seconds);
	}

	private String process(Service service) {
		long pid = this.system.instance(service).process().pid();
		try {
			Matcher status = STATUS.matcher(Files.readString(Path.of("/proc", String.valueOf(pid), "status")));
			return status.find() ? status.group(2) + " | " + Long.parseLong(status.group(1)) / 1024 + " |" : "";
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Endpoint that all clients request, and the kind of request for wrk.
	 */
	private record Target(String title, Service service, String path, String kind) {
	}

}
