package dev.counter.benchmark;

import java.util.List;
import java.util.stream.Stream;

/**
 * How much is measured. {@code -Dbench.rounds=1} and the like change it.
 *
 * @param rounds how many turns each contestant has
 * @param seconds how long a turn is
 * @param warmUp how long each service is loaded before the first turn, in seconds: a
 * virtual machine that still compiles is not what users meet
 * @param connections how many clients add at once
 * @param rows how many entries there are when the ledger is read
 */
record Plan(int rounds, int seconds, int warmUp, List<Integer> connections, List<Integer> rows) {

	static Plan ofProperties() {
		return new Plan(Integer.getInteger("bench.rounds", 3), Integer.getInteger("bench.seconds", 10),
				Integer.getInteger("bench.warmup", 20), numbers("bench.connections", "1,16,64,256"),
				numbers("bench.rows", "1000,5000000"));
	}

	/**
	 * Long enough to see that all of it works, and too short for figures.
	 * @return a plan of well under a minute
	 */
	static Plan brief() {
		return new Plan(1, 1, 1, List.of(1, 16), List.of(1000, 20000));
	}

	private static List<Integer> numbers(String property, String usual) {
		return Stream.of(System.getProperty(property, usual).split(",")).map(Integer::valueOf).toList();
	}

}
