package dev.counter.display;

import java.util.List;

import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/**
 * The entries of the ledger, read a page at a time by their ids. Each method is one
 * statement, so that a page and the sum it shows are of the same moment, and touches no
 * more rows than the page has.
 */
interface Entries extends Repository<Entry, Long> {

	/** Greater than every id. */
	long END = Long.MAX_VALUE;

	/**
	 * The newest entries before an id.
	 * @param before an id, exclusive; {@link #END} for the newest of all
	 * @param limit how many at most
	 * @return the entries in no order, or one line without an entry
	 */
	@Query("""
			select new dev.counter.display.LedgerLine(
				t.total, t.entries, t.revision, t.resets, t.ledger,
				(select min(o.id) from Entry o), (select max(n.id) from Entry n),
				p.id, p.value, p.network, p.addedAt)
			from LedgerTotal t
			left join lateral (
				select e.id as id, e.value as value, e.network as network, e.addedAt as addedAt
				from Entry e where e.id < :before order by e.id desc limit :limit) p on true
			""")
	List<LedgerLine> before(long before, int limit);

	/**
	 * The oldest entries after an id.
	 * @param after an id, exclusive
	 * @param limit how many at most
	 * @return the entries in no order, or one line without an entry
	 */
	@Query("""
			select new dev.counter.display.LedgerLine(
				t.total, t.entries, t.revision, t.resets, t.ledger,
				(select min(o.id) from Entry o), (select max(n.id) from Entry n),
				p.id, p.value, p.network, p.addedAt)
			from LedgerTotal t
			left join lateral (
				select e.id as id, e.value as value, e.network as network, e.addedAt as addedAt
				from Entry e where e.id > :after order by e.id limit :limit) p on true
			""")
	List<LedgerLine> after(long after, int limit);

}
