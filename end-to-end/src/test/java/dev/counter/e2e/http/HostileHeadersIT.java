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
import dev.counter.testsupport.http.RawExchange;
import dev.counter.testsupport.system.Ledger;
import dev.counter.testsupport.system.TestSystem;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Fuzz test of header fields: generated requests through the front door and at the
 * services' own ports. None causes a server error, and each changes the ledger only by
 * what its response says. A failure shows the request.
 */
class HostileHeadersIT {

	private static final int REQUESTS = Integer.getInteger("counter.hostile", 1_000);

	private static final long SEED = Long.getLong("counter.hostile.seed", 1);

	private static final BigDecimal NUMBER = new BigDecimal(HostileRequest.NUMBER);

	/** RFC 9110: unknown method or transfer coding, unknown version. */
	private static final Set<Integer> REQUIRED_BY_RFC = Set.of(501, 505);

	private final TestSystem system = TestSystem.shared();

	private final Map<String, Integer> answers = new TreeMap<>();

	@Test
	void hostileHeadersChangeOnlyWhatTheResponseSays() throws IOException, SQLException {
		System.out.println(REQUESTS + " requests with hostile headers, -Dcounter.hostile.seed=" + SEED);
		try (Connection connection = this.system.database().connect()) {
			State before = State.read(connection);
			for (int i = 0; i < REQUESTS; i++) {
				HostileRequest request = HostileRequest.of(new Random(31 * SEED + i), before.resets());
				boolean frontDoor = i % 2 == 0;
				URI server = frontDoor ? this.system.client().server()
						: this.system.instance(request.endpoint().service()).address();
				RawExchange exchange = RawExchange.of(server.getPort(), request.text());
				check(exchange, frontDoor);
				State after = State.read(connection);
				assertThat(after).as(exchange::toString).isEqualTo(before.after(exchange));
				before = after;
			}
		}
		System.out.println("Responses by server and status: " + this.answers);
		assertThat(this.answers).containsKeys("front door 200", "front door 303", "front door 400", "port 200",
				"port 303", "port 400");
	}

	private void check(RawExchange exchange, boolean frontDoor) {
		int status = exchange.status();
		this.answers.merge((frontDoor ? "front door " : "port ") + status, 1, Integer::sum);
		assertThat(status < 500 || REQUIRED_BY_RFC.contains(status)).as(exchange::toString).isTrue();
		assertThat(exchange.response()).as(exchange::toString).doesNotContain("\tat ", "Exception");
		if (exchange.request().startsWith("OPTIONS * ")) {
			// Tomcat answers it before any valve.
			return;
		}
		boolean rejectedByFrontDoor = frontDoor && status >= 400 && exchange.header(Headers.RELEASE).isEmpty();
		if (!rejectedByFrontDoor) {
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

	/** The ledger and the number of resets. */
	private record State(Ledger ledger, long resets) {

		static State read(Connection connection) throws SQLException {
			try (Statement statement = connection.createStatement();
					ResultSet row = statement.executeQuery("select resets from counter_total")) {
				row.next();
				return new State(Ledger.read(connection), row.getLong(1));
			}
		}

		/** The state that the response claims. */
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
			boolean reset = line.contains(Routes.RESET_TABLE) || line.contains(Routes.RESET);
			return reset ? new State(Ledger.of(BigDecimal.ZERO, 0), this.resets + 1) : this;
		}

	}

}
