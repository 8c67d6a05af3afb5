package dev.counter.reset;

import java.util.Optional;

import dev.counter.core.ledger.Generation;
import dev.counter.core.ledger.LedgerSnapshot;
import dev.counter.core.number.Decimals;

/**
 * Notice on the page about the last action.
 */
record ResetNotice(String heading, String text) {

	static ResetNotice removed(Reset reset, LedgerSnapshot now) {
		String entries = Decimals.grouped(reset.removed()) + ((reset.removed() == 1) ? " entry" : " entries");
		return new ResetNotice("Removed " + entries, "At %s UTC the sum went from %s to 0. The sum is now %s."
			.formatted(reset.readableTime(), reset.groupedTotal(), now.grouped()));
	}

	/** For a form of another generation; {@code now} was read after {@code last}. */
	static ResetNotice stale(ResetForm form, Optional<Reset> last, LedgerSnapshot now) {
		String reason = form.isOf(now.generation())
				? "The counter has already been reset%s."
					.formatted(last.map((reset) -> ", at %s UTC".formatted(reset.readableTime())).orElse(""))
				: Generation.REPLACED;
		return new ResetNotice("Nothing was removed", "%s The sum is now %s.".formatted(reason, now.grouped()));
	}

}
