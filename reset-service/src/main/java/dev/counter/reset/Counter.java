package dev.counter.reset;

import java.net.InetAddress;
import java.time.Duration;
import java.util.Optional;

import dev.counter.contract.Times;
import dev.counter.core.database.Deadline;
import dev.counter.core.web.problem.Outage;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/**
 * Empties the counter, and gives up in time where that has to wait.
 */
@Component
class Counter {

	/** Long enough to hear that the wait for the ledger was in vain. */
	private static final Duration TIME = Times.RESET_LOCK_WAIT.plus(Times.DATABASE_DEADLINE);

	private final Resets resets;

	Counter(Resets resets) {
		this.resets = resets;
	}

	/**
	 * Removes every entry.
	 * @param expected do it only while the reset number is this one; null for whatever it
	 * is
	 * @param source the address to record
	 * @return what was removed; empty when the number is another, and then nothing was
	 */
	Optional<Removal> reset(@Nullable Long expected, InetAddress source) {
		return Deadline.within(TIME,
				() -> Outage.duringChange(() -> this.resets.reset(expected, source.getHostAddress())));
	}

}
