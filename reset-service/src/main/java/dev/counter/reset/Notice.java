package dev.counter.reset;

import java.util.Optional;

import dev.counter.core.ledger.Generation;
import dev.counter.core.ledger.LedgerSnapshot;
import dev.counter.core.number.Decimals;

/**
 * What the page says about the action that led to it.
 *
 * @param heading the news
 * @param text what else is worth knowing
 */
record Notice(String heading, String text) {

	static Notice removed(Reset reset, LedgerSnapshot now) {
		String entries = Decimals.grouped(reset.removed()) + ((reset.removed() == 1) ? " entry" : " entries");
		return new Notice("Removed " + entries, "At %s UTC the sum went from %s to 0. The sum is now %s."
			.formatted(reset.readableTime(), reset.groupedTotal(), now.grouped()));
	}

	/**
	 * The notice for a form that saw another generation.
	 * @param form what was sent
	 * @param last the last reset
	 * @param now the ledger, read after the last reset was
	 */
	static Notice stale(ResetForm form, Optional<Reset> last, LedgerSnapshot now) {
		String reason = form.isOf(now.generation())
				? "The counter was reset already%s."
					.formatted(last.map((reset) -> ", at %s UTC".formatted(reset.readableTime())).orElse(""))
				: Generation.REPLACED;
		return new Notice("Nothing was removed", "%s The sum is now %s.".formatted(reason, now.grouped()));
	}

}
