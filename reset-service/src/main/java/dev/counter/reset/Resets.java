package dev.counter.reset;

import java.net.InetAddress;
import java.util.Optional;

import dev.counter.contract.Times;
import dev.counter.core.database.Deadline;
import dev.counter.core.web.problem.Outage;
import org.jspecify.annotations.Nullable;

import org.springframework.data.jpa.repository.NativeQuery;
import org.springframework.data.repository.Repository;

/**
 * Repository of the resets in the audit.
 */
interface Resets extends Repository<Reset, Long> {

	Optional<Reset> findById(long id);

	Optional<Reset> findFirstByOrderByIdDesc();

	/**
	 * Removes all entries, in one statement that commits by itself.
	 * @param expected the reset number to compare with, null for any
	 * @param source the address for the audit
	 * @return empty when the reset number is another: nothing was removed
	 * @throws org.springframework.dao.DataAccessException when the ledger stays locked
	 * for {@link Times#RESET_LOCK_WAIT}
	 */
	default Optional<ResetResult> reset(@Nullable Long expected, InetAddress source) {
		return Deadline.within(Times.RESET_LOCK_WAIT.plus(Times.DATABASE_DEADLINE),
				() -> Outage.duringChange(() -> execute(expected, source.getHostAddress())));
	}

	@NativeQuery("""
			select audit_id as auditId, removed as removed, resets as resets,
			(select ledger from counter_total) as ledger
			from counter_reset(cast(:expected as bigint), cast(:source as inet))
			""")
	Optional<ResetResult> execute(@Nullable Long expected, String source);

}
