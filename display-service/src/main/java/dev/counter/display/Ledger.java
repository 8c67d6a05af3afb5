package dev.counter.display;

import java.util.List;

import org.springframework.stereotype.Component;

/**
 * Reads pages of the ledger as they are asked for.
 */
@Component
class Ledger {

	private final Entries entries;

	Ledger(Entries entries) {
		this.entries = entries;
	}

	EntryPage page(Paging paging) {
		List<LedgerLine> lines = paging.after().isPresent()
				? this.entries.after(paging.after().getAsLong(), paging.limit())
				: this.entries.before(paging.before().orElse(Entries.END), paging.limit());
		return EntryPage.of(lines, paging);
	}

}
