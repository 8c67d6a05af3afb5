package dev.counter.reset;

import java.util.Optional;

import org.jspecify.annotations.Nullable;

import org.springframework.data.jpa.repository.NativeQuery;
import org.springframework.data.repository.Repository;

/**
 * The resets that happened, and the way to add another.
 */
interface Resets extends Repository<Reset, Long> {

	Optional<Reset> findById(long id);

	Optional<Reset> findFirstByOrderByIdDesc();

	/**
	 * Empties the counter: one statement that commits by itself.
	 * @param expected do it only while the reset number is this one; null for whatever it
	 * is
	 * @param source the address to record
	 * @return what was removed; empty when the number is another, and then nothing was
	 * @throws org.springframework.dao.DataAccessException when the ledger stays in use
	 * for {@link dev.counter.contract.Times#RESET_LOCK_WAIT}
	 */
	@NativeQuery("""
			select audit_id as auditId, removed as removed, resets as resets,
			(select ledger from counter_total) as ledger
			from counter_reset(cast(:expected as bigint), cast(:source as inet))
			""")
	Optional<Removal> reset(@Nullable Long expected, String source);

}
