package dev.counter.display;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

import dev.counter.contract.Limits;
import dev.counter.core.ledger.Generation;
import dev.counter.core.ledger.LedgerSnapshot;
import org.jspecify.annotations.Nullable;

import org.springframework.web.util.UriComponentsBuilder;

/**
 * Page of entries and the state of the ledger at the same moment.
 *
 * @param sum the state of the ledger
 * @param entries newest first
 * @param newer the id after which newer entries follow
 * @param older the id before which older entries follow
 * @param paging the request
 */
record EntryPage(LedgerSnapshot sum, List<EntryLine> entries, OptionalLong newer, OptionalLong older, Paging paging) {

	/** Reads a page. A default method of the repository would pass its proxy twice. */
	static EntryPage read(LedgerEntries entries, Paging paging) {
		return of(paging.after().isPresent() ? entries.after(paging.after().getAsLong(), paging.limit())
				: entries.before(paging.before().orElse(LedgerEntries.END), paging.limit()), paging);
	}

	static EntryPage of(List<LedgerRow> rows, Paging paging) {
		LedgerRow ledger = rows.get(0);
		List<EntryLine> entries = rows.stream()
			.flatMap(LedgerRow::entry)
			.sorted(Comparator.comparingLong(EntryLine::id).reversed())
			.toList();
		long top = entries.isEmpty() ? paging.after().orElse(Math.max(0, paging.before().orElse(LedgerEntries.END) - 1))
				: entries.get(0).id();
		long bottom = entries.isEmpty() ? paging.before().orElse(paging.after().orElse(0) + 1)
				: entries.get(entries.size() - 1).id();
		return new EntryPage(ledger.sum(), entries, when(isGreater(ledger.newest(), top), top),
				when(isGreater(bottom, ledger.oldest()), bottom), paging);
	}

	/** The next page in the direction of the request, empty on the last page. */
	Optional<String> next(String path) {
		return this.paging.after().isPresent() ? newer(path) : older(path);
	}

	Optional<String> newer(String path) {
		return link(path, Paging.AFTER, this.newer);
	}

	Optional<String> older(String path) {
		return link(path, Paging.BEFORE, this.older);
	}

	/** Why the requested ids are not of the current generation, empty when they are. */
	Optional<String> staleReason() {
		return Optional.ofNullable(this.paging.generation())
			.filter((requested) -> !requested.equals(this.sum.generation().text()))
			.map(this.sum.generation()::staleReason);
	}

	/** The first page of the current generation in the direction of the request. */
	String first(String path) {
		return this.paging.after().isPresent() ? link(path, Paging.AFTER, OptionalLong.of(0)).orElseThrow() : path;
	}

	private Optional<String> link(String path, String parameter, OptionalLong id) {
		if (id.isEmpty()) {
			return Optional.empty();
		}
		UriComponentsBuilder link = UriComponentsBuilder.fromPath(path).queryParam(parameter, id.getAsLong());
		if (this.paging.limit() != Limits.PAGE_DEFAULT) {
			link.queryParam(Paging.LIMIT, this.paging.limit());
		}
		return Optional.of(link.queryParam(Generation.PARAMETER, this.sum.generation().text()).toUriString());
	}

	private static boolean isGreater(@Nullable Long one, @Nullable Long other) {
		return one != null && other != null && one > other;
	}

	private static OptionalLong when(boolean condition, long value) {
		return condition ? OptionalLong.of(value) : OptionalLong.empty();
	}

}
