package dev.counter.display;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.counter.contract.Routes;
import org.jspecify.annotations.Nullable;

/**
 * A page of entries as JSON.
 *
 * @param entries the entries, newest first
 * @param next path and query of the next page in the direction that was asked for, null
 * on the last page
 * @param generation what the ids are unique within
 */
record EntriesAnswer(List<Item> entries, @Nullable String next, String generation) {

	static EntriesAnswer of(EntryPage page) {
		return new EntriesAnswer(page.entries().stream().map(Item::of).toList(), page.next(Routes.ENTRIES).orElse(null),
				page.sum().generation().text());
	}

	/**
	 * An entry as JSON.
	 *
	 * @param id its id
	 * @param value its value, a plain decimal
	 * @param network the network that it came from
	 * @param addedAt when it was added, in UTC with microseconds
	 */
	record Item(long id, String value, String network, @JsonProperty("added_at") String addedAt) {

		private static Item of(EntryLine entry) {
			return new Item(entry.id(), entry.plainValue(), entry.network(), entry.plainTime());
		}

	}

}
