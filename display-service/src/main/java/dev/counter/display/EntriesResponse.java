package dev.counter.display;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.counter.contract.Routes;
import org.jspecify.annotations.Nullable;

/**
 * Page of entries as JSON.
 *
 * @param entries newest first
 * @param next path and query of the next page in the same direction, null on the last
 * @param generation scope of the ids
 */
record EntriesResponse(List<Item> entries, @Nullable String next, String generation) {

	static EntriesResponse of(EntryPage page) {
		return new EntriesResponse(page.entries().stream().map(Item::of).toList(),
				page.next(Routes.ENTRIES).orElse(null), page.sum().generation().text());
	}

	/**
	 * Entry as JSON.
	 */
	record Item(long id, String value, String network, @JsonProperty("added_at") String addedAt) {

		private static Item of(EntryLine entry) {
			return new Item(entry.id(), entry.plainValue(), entry.network(), entry.plainTime());
		}

	}

}
