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
 * A page of entries and the sum of all, both of the same moment.
 *
 * @param sum the sum of all entries
 * @param entries the entries of the page, newest first
 * @param newer the id after which newer entries follow, if there are any
 * @param older the id before which older entries follow, if there are any
 * @param paging what was asked for
 */
record EntryPage(LedgerSnapshot sum, List<EntryLine> entries, OptionalLong newer, OptionalLong older, Paging paging) {

	static EntryPage of(List<LedgerLine> lines, Paging paging) {
		LedgerLine ledger = lines.get(0);
		List<EntryLine> entries = lines.stream()
			.flatMap(LedgerLine::entry)
			.sorted(Comparator.comparingLong(EntryLine::id).reversed())
			.toList();
		long top = entries.isEmpty() ? paging.after().orElse(Math.max(0, paging.before().orElse(Entries.END) - 1))
				: entries.get(0).id();
		long bottom = entries.isEmpty() ? paging.before().orElse(paging.after().orElse(0) + 1)
				: entries.get(entries.size() - 1).id();
		return new EntryPage(ledger.sum(), entries, when(isGreater(ledger.newest(), top), top),
				when(isGreater(bottom, ledger.oldest()), bottom), paging);
	}

	/**
	 * The next page in the direction that was asked for: newer entries for {@code after},
	 * else older ones.
	 * @param path the path that the pages are found at
	 * @return path and query, empty on the last page
	 */
	Optional<String> next(String path) {
		return this.paging.after().isPresent() ? newer(path) : older(path);
	}

	/**
	 * The page of newer entries.
	 * @param path the path that the pages are found at
	 * @return path and query, empty when there is none
	 */
	Optional<String> newer(String path) {
		return link(path, Paging.AFTER, this.newer);
	}

	/**
	 * The page of older entries.
	 * @param path the path that the pages are found at
	 * @return path and query, empty when there is none
	 */
	Optional<String> older(String path) {
		return link(path, Paging.BEFORE, this.older);
	}

	/**
	 * Why the ids that were asked for mean nothing now.
	 * @return a sentence, empty while they are of the current generation
	 */
	Optional<String> staleReason() {
		return Optional.ofNullable(this.paging.generation())
			.filter((asked) -> !asked.equals(this.sum.generation().text()))
			.map(this.sum.generation()::staleReason);
	}

	/**
	 * The way on from a stale page: the beginning of the current generation, in the
	 * direction that was asked for.
	 * @param path the path that the pages are found at
	 * @return path and query
	 */
	String first(String path) {
		return this.paging.after().isPresent() ? link(path, Paging.AFTER, OptionalLong.of(0)).orElseThrow() : path;
	}

	private Optional<String> link(String path, String parameter, OptionalLong id) {
		if (id.isEmpty()) {
			return Optional.empty();
		}
		UriComponentsBuilder link = UriComponentsBuilder.fromPath(path).queryParam(parameter, id.getAsLong());
		return Optional
			.of(((this.paging.limit() != Limits.PAGE_DEFAULT) ? link.queryParam(Paging.LIMIT, this.paging.limit())
					: link)
				.queryParam(Generation.PARAMETER, this.sum.generation().text())
				.toUriString());
	}

	private static boolean isGreater(@Nullable Long one, @Nullable Long other) {
		return one != null && other != null && one > other;
	}

	private static OptionalLong when(boolean condition, long value) {
		return condition ? OptionalLong.of(value) : OptionalLong.empty();
	}

}
