package dev.counter.adder.commit;

import java.math.BigDecimal;
import java.net.InetAddress;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

import dev.counter.adder.RunningAdder;
import dev.counter.adder.entry.AddCommand;
import dev.counter.adder.entry.Entries;
import dev.counter.adder.entry.Outcome;
import dev.counter.core.web.problem.OutcomeUnknownException;
import dev.counter.contract.Limits;
import dev.counter.core.ledger.LedgerReader;
import dev.counter.core.web.problem.ProblemException;
import dev.counter.testsupport.MigratedDatabase;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

/**
 * Group commit: pending adds share a commit and nothing else.
 */
@RunningAdder
class GroupCommitTests {

	private static final Duration IN_TIME = Duration.ofSeconds(5);

	private final Entries entries;

	private final LedgerReader totals;

	private final MigratedDatabase database;

	private final GroupCommit commits;

	@Autowired
	GroupCommitTests(Entries entries, LedgerReader totals, MigratedDatabase database) {
		this.entries = entries;
		this.totals = totals;
		this.database = database;
		this.commits = new GroupCommit(entries, totals);
	}

	@BeforeEach
	void clear() {
		this.database.clear();
	}

	@AfterEach
	void close() {
		this.commits.close();
		assertThat(this.totals.current().entries()).isEqualTo(count());
	}

	@Test
	void pendingAddsShareOneStatementInOrderOfArrival() throws SQLException {
		long revision = this.totals.current().revision();
		List<CompletableFuture<AddResult>> waiting = new ArrayList<>();
		try (LockedTable table = new LockedTable(this.database)) {
			waiting.add(add("1", null));
			table.awaitWriter();
			IntStream.rangeClosed(2, 100).forEach((value) -> waiting.add(add(String.valueOf(value), null)));
		}
		List<AddResult> committed = waiting.stream().map(CompletableFuture::join).toList();
		assertThat(committed).extracting((each) -> ((Outcome.Added) each.outcome()).id())
			.containsExactlyElementsOf(IntStream.rangeClosed(1, 100).mapToObj(Long::valueOf).toList());
		assertThat(committed.get(99).snapshot().plain()).isEqualTo("5050");
		assertThat(this.totals.current().revision()).isEqualTo(revision + 2);
	}

	@Test
	void sameKeyInABatchGetsFirstAnswer() throws SQLException {
		UUID key = UUID.randomUUID();
		List<CompletableFuture<AddResult>> waiting = new ArrayList<>();
		try (LockedTable table = new LockedTable(this.database)) {
			waiting.add(add("1", null));
			table.awaitWriter();
			List.of("7", "7.0", "8").forEach((value) -> waiting.add(add(value, key)));
		}
		assertThat(waiting.stream().map((each) -> each.join().outcome())).hasExactlyElementsOfTypes(Outcome.Added.class,
				Outcome.Added.class, Outcome.Repeated.class, Outcome.Mismatched.class);
		assertThat(count()).isEqualTo(2);
	}

	@Test
	void rowThatViolatesConstraintFailsAlone() throws SQLException {
		this.database.execute("alter table counter_entry add constraint unlucky check (value <> 13)");
		List<CompletableFuture<AddResult>> waiting = new ArrayList<>();
		CompletableFuture<String> answering;
		try (LockedTable table = new LockedTable(this.database)) {
			waiting.add(add("10", null));
			table.awaitWriter();
			IntStream.rangeClosed(11, 18).forEach((value) -> waiting.add(add(String.valueOf(value), null)));
			answering = waiting.get(3).handle((committed, failure) -> Thread.currentThread().getName());
		}
		assertThat(answering.join()).isEqualTo("answering");
		assertFails(waiting.remove(3), DataIntegrityViolationException.class);
		assertThat(waiting.stream().map((each) -> ((Outcome.Added) each.join().outcome()).id())).isSorted();
		assertThat(count()).isEqualTo(8);
		this.database.execute("alter table counter_entry drop constraint unlucky");
	}

	@Test
	void fullQueueRefusesAdds() throws SQLException {
		List<CompletableFuture<AddResult>> waiting = new ArrayList<>();
		try (LockedTable table = new LockedTable(this.database)) {
			waiting.add(add("1", null));
			table.awaitWriter();
			IntStream.range(0, Limits.ADDS_WAITING).forEach((number) -> waiting.add(add("1", null)));
			assertThatExceptionOfType(ProblemException.class).isThrownBy(() -> add("1", null))
				.satisfies((ex) -> assertThat(ex.getHeaders().toSingleValueMap()).containsKey("Retry-After"));
		}
		await().until(() -> waiting.stream().allMatch(CompletableFuture::isDone));
		assertThat(count()).isEqualTo(waiting.stream().filter((each) -> !each.isCompletedExceptionally()).count());
	}

	@Test
	void outageFailsAllPendingAddsInTime() {
		this.database.refuseConnections();
		try {
			List<CompletableFuture<AddResult>> waiting = IntStream.range(0, 700)
				.mapToObj((number) -> add("1", UUID.randomUUID()))
				.toList();
			assertThat(waiting)
				.allSatisfy((each) -> assertFails(each, DataAccessException.class, OutcomeUnknownException.class));
		}
		finally {
			this.database.acceptConnections();
		}
		await().ignoreExceptions().until(() -> count() == 0);
	}

	@Test
	void keyedAddsLearnOutcomeOfLostCommit() throws SQLException {
		CompletableFuture<AddResult> keyed;
		try (LockedTable table = new LockedTable(this.database)) {
			CompletableFuture<AddResult> first = add("2", null);
			table.awaitWriter();
			CompletableFuture<AddResult> bare = add("3", null);
			keyed = add("4", UUID.randomUUID());
			table.breakOff();
			assertFails(first, OutcomeUnknownException.class);
			table.breakOff();
			assertFails(bare, OutcomeUnknownException.class);
			table.awaitWriter();
		}
		assertThat(keyed.join().outcome()).isInstanceOf(Outcome.Added.class);
		assertThat(count()).isOne();
	}

	@Test
	void closeWritesPendingAddsAndRefusesFurtherOnes() throws SQLException {
		List<CompletableFuture<AddResult>> waiting = new ArrayList<>();
		CompletableFuture<Void> stop;
		try (LockedTable table = new LockedTable(this.database)) {
			waiting.add(add("1", null));
			table.awaitWriter();
			IntStream.range(0, 49).forEach((number) -> waiting.add(add("1", null)));
			stop = CompletableFuture.runAsync(this.commits::close);
		}
		stop.join();
		assertThat(waiting).allSatisfy((each) -> assertThat(each).isCompleted());
		assertThat(count()).isEqualTo(50);
		assertThatExceptionOfType(ProblemException.class).isThrownBy(() -> add("1", null));
	}

	private static void assertFails(CompletableFuture<AddResult> add, Class<?>... causes) {
		assertThat(add).failsWithin(IN_TIME).withThrowableThat().havingCause().isInstanceOfAny(causes);
	}

	private CompletableFuture<AddResult> add(String value, @Nullable UUID key) {
		return this.commits.add(new AddCommand(new BigDecimal(value), key, InetAddress.getLoopbackAddress()));
	}

	private long count() {
		return Objects.requireNonNull(new JdbcTemplate(this.database.superuser())
			.queryForObject("select count(*) from counter_entry", Long.class));
	}

}
