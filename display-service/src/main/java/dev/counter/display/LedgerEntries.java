package dev.counter.display;

import java.util.List;

import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/**
 * Repository of entries with keyset pagination. A page is one statement, so that its
 * entries and its sum are of the same moment, and reads no more rows than it shows.
 */
interface LedgerEntries extends Repository<LedgerEntry, Long> {

	/** Greater than every id. */
	long END = Long.MAX_VALUE;

	/** At least one row: without entries, the one of the ledger. */
	String PAGE = """
			select new dev.counter.display.LedgerRow(
				t.total, t.entries, t.revision, t.resets, t.ledger,
				(select min(o.id) from LedgerEntry o), (select max(n.id) from LedgerEntry n),
				p.id, p.value, p.network, p.addedAt)
			from LedgerTotal t
			left join lateral (
				select e.id as id, e.value as value, e.network as network, e.addedAt as addedAt
				from LedgerEntry e where\s""";

	/** The newest entries before an id, in no order. */
	@Query(PAGE + "e.id < :before order by e.id desc limit :limit) p on true")
	List<LedgerRow> before(long before, int limit);

	/** The oldest entries after an id, in no order. */
	@Query(PAGE + "e.id > :after order by e.id limit :limit) p on true")
	List<LedgerRow> after(long after, int limit);

}
