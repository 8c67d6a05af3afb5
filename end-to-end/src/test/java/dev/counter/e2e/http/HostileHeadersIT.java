package dev.counter.e2e.http;

import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;

import dev.counter.contract.Headers;
import dev.counter.contract.Routes;
import dev.counter.e2e.RunningCounter;
import dev.counter.e2e.ledger.Ledger;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Fuzz test of header fields: generated requests through the front door and at the
 * services' own ports. None fails for a reason of ours, and after each the ledger has
 * changed by what the answer says and nothing else. A failure shows the request.
 */
class HostileHeadersIT {

	private static final int REQUESTS = Integer.getInteger("counter.hostile", 1_000);

	private static final long SEED = Long.getLong("counter.hostile.seed", 1);

	private static final BigDecimal NUMBER = new BigDecimal(HostileRequest.NUMBER);

	/** RFC 9110: an unknown method or transfer coding, an unknown version. */
	private static final Set<Integer> DEMANDED = Set.of(501, 505);

	private final RunningCounter counter = RunningCounter.shared();

	private final Map<String, Integer> answers = new TreeMap<>();

	@Test
	void changeNothingButWhatTheAnswerSays() throws IOException, SQLException {
		System.out.println(REQUESTS + " requests with hostile headers, -Dcounter.hostile.seed=" + SEED);
		try (Connection connection = this.counter.ledger().connect()) {
			State before = State.read(connection);
			for (int i = 0; i < REQUESTS; i++) {
				HostileRequest request = HostileRequest.of(new Random(31 * SEED + i), before.resets());
				boolean frontDoor = i % 2 == 0;
				URI server = frontDoor ? this.counter.client().address()
						: this.counter.address(request.endpoint().service());
				RawExchange exchange = RawExchange.of(server, request.text());
				check(exchange, frontDoor);
				State after = State.read(connection);
				assertThat(after).as(exchange::toString).isEqualTo(before.after(exchange));
				before = after;
			}
		}
		System.out.println("Answers by way and status: " + this.answers);
		assertThat(this.answers).containsKeys("door 200", "door 303", "door 400", "port 200", "port 303", "port 400");
	}

	private void check(RawExchange exchange, boolean frontDoor) {
		int status = exchange.status();
		this.answers.merge((frontDoor ? "door " : "port ") + status, 1, Integer::sum);
		assertThat(status < 500 || DEMANDED.contains(status)).as(exchange::toString).isTrue();
		assertThat(exchange.answer()).as(exchange::toString).doesNotContain("\tat ", "Exception");
		if (exchange.request().startsWith("OPTIONS * ")) {
			// Tomcat answers it before any valve.
			return;
		}
		boolean refusedAtTheDoor = frontDoor && status >= 400 && exchange.header(Headers.RELEASE).isEmpty();
		if (!refusedAtTheDoor) {
			assertThat(exchange.header(Headers.RELEASE)).as(exchange::toString).isPresent();
		}
		if (status == 405) {
			assertThat(exchange.header("Allow")).as(exchange::toString).isPresent();
		}
		if (status >= 400) {
			assertThat(exchange.header("Content-Type").orElse("")).as(exchange::toString)
				.matches("application/problem\\+json|text/html;.*");
		}
	}

	/** The ledger, and how often it was emptied. */
	private record State(Ledger ledger, long resets) {

		static State read(Connection connection) throws SQLException {
			try (Statement statement = connection.createStatement();
					ResultSet row = statement
						.executeQuery(Ledger.QUERY.replace("total, entries", "total, entries, resets"))) {
				row.next();
				return new State(new Ledger(row.getBigDecimal(1), row.getLong(2), row.getBigDecimal(3), row.getLong(4)),
						row.getLong(5));
			}
		}

		/** What the answer says that has become of it. */
		State after(RawExchange exchange) {
			String line = exchange.request().substring(0, exchange.request().indexOf('\r'));
			if (!line.startsWith("POST ") || exchange.status() >= 400) {
				return this;
			}
			if (line.contains(Routes.ADD_NUMBER) || line.contains(Routes.ADDER)) {
				return new State(Ledger.of(this.ledger.sum().add(NUMBER), this.ledger.count() + 1), this.resets);
			}
			if (line.contains(Routes.RESET_TABLE)) {
				assertThat(exchange.json().get("removed").asLong()).as(exchange::toString)
					.isEqualTo(this.ledger.count());
			}
			return new State(Ledger.of(BigDecimal.ZERO, 0), this.resets + 1);
		}

	}

}
