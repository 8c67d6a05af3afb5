package dev.counter.reset;

import java.util.Optional;

import dev.counter.core.number.Decimals;
import dev.counter.core.total.Sum;

/**
 * What the page says about the action that led to it.
 *
 * @param heading the news
 * @param text what else is worth knowing
 */
record Notice(String heading, String text) {

	static Notice removed(Reset reset, Sum now) {
		String entries = Decimals.grouped(reset.removed()) + ((reset.removed() == 1) ? " entry" : " entries");
		return new Notice("Removed " + entries, "At %s UTC the sum went from %s to 0. The sum is now %s."
			.formatted(reset.readableTime(), reset.groupedTotal(), now.grouped()));
	}

	static Notice stale(Optional<Reset> last, Sum now) {
		String when = last.map((reset) -> ", at %s UTC".formatted(reset.readableTime())).orElse("");
		return new Notice("Nothing was removed", "The counter was reset already%s. %s".formatted(when,
				(now.entries() == 0) ? "Nothing was added since." : "What was added since is still there."));
	}

}
