package dev.counter.benchmark;

import java.util.List;
import java.util.stream.Stream;

/**
 * Extent of a run, set by {@code -Dbench.rounds=1} and other properties.
 *
 * @param rounds the turns of each contestant
 * @param seconds the duration of a turn
 * @param warmUp the seconds of load before the first turn, for the JIT compiler
 * @param connections the numbers of clients that add
 * @param rows the numbers of entries in the ledger that is read
 */
record Plan(int rounds, int seconds, int warmUp, List<Integer> connections, List<Integer> rows) {

	static Plan ofProperties() {
		return new Plan(Integer.getInteger("bench.rounds", 3), Integer.getInteger("bench.seconds", 10),
				Integer.getInteger("bench.warmup", 20), numbers("bench.connections", "1,16,64,256"),
				numbers("bench.rows", "1000,5000000"));
	}

	/** A smoke test of less than a minute, too short for figures. */
	static Plan brief() {
		return new Plan(1, 1, 1, List.of(1, 16), List.of(1000, 20000));
	}

	private static List<Integer> numbers(String property, String usual) {
		return Stream.of(System.getProperty(property, usual).split(",")).map(Integer::valueOf).toList();
	}

}
