package dev.counter.adder.imports;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.EnumMap;
import java.util.Map;
import java.util.Random;

import javax.sql.DataSource;

import dev.counter.testsupport.MigratedDatabase;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * Connections of an import that break at random points of its transactions.
 */
final class FaultyDataSource extends DelegatingDataSource {

	private static final int ONE_IN = 5;

	private final MigratedDatabase database;

	private final Random random;

	private final Map<Point, Integer> faults = new EnumMap<>(Point.class);

	FaultyDataSource(DataSource target, MigratedDatabase database, long seed) {
		super(target);
		this.database = database;
		this.random = new Random(seed);
	}

	/** How often each fault happened. */
	synchronized Map<Point, Integer> faults() {
		return new EnumMap<>(this.faults);
	}

	@Override
	public Connection getConnection() throws SQLException {
		Connection target = super.getConnection();
		return (Connection) Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] { Connection.class },
				(proxy, method, arguments) -> call(target, method, arguments));
	}

	private @Nullable Object call(Connection target, Method method, Object @Nullable [] arguments) throws Throwable {
		Point point = fault(method.getName(), (arguments != null) ? String.valueOf(arguments[0]) : "");
		Thread kill = (point == Point.KILLED_DURING_COMMIT) ? kill(target) : null;
		if (kill == null && point != null && point != Point.AFTER_COMMIT) {
			throw broken(target);
		}
		try {
			Object result = method.invoke(target, arguments);
			if (point == Point.AFTER_COMMIT) {
				throw broken(target);
			}
			return result;
		}
		catch (InvocationTargetException ex) {
			throw ex.getCause();
		}
		finally {
			if (kill != null) {
				kill.join();
				target.abort(Runnable::run);
			}
		}
	}

	private synchronized @Nullable Point fault(String method, String sql) {
		Point point = switch (method) {
			case "createStatement" -> Point.BEFORE_COPY;
			case "prepareStatement" -> sql.contains("lastval()") ? Point.AFTER_COPY : null;
			case "commit" -> Point.ofCommit(this.random);
			default -> null;
		};
		if (point == null || this.random.nextInt(ONE_IN) > 0) {
			return null;
		}
		this.faults.merge(point, 1, Integer::sum);
		return point;
	}

	/** Ends the backend, which may have committed by then. */
	private Thread kill(Connection target) throws SQLException {
		try (Statement statement = target.createStatement();
				ResultSet row = statement.executeQuery("SELECT pg_backend_pid()")) {
			row.next();
			String kill = "SELECT pg_terminate_backend(" + row.getInt(1) + ")";
			Thread thread = new Thread(() -> this.database.query(kill), "kill");
			thread.start();
			return thread;
		}
	}

	private static SQLException broken(Connection target) throws SQLException {
		target.abort(Runnable::run);
		return new SQLException("The connection broke", "08006");
	}

	/**
	 * Where a connection breaks.
	 */
	enum Point {

		BEFORE_COPY, AFTER_COPY, BEFORE_COMMIT, KILLED_DURING_COMMIT, AFTER_COMMIT;

		private static Point ofCommit(Random random) {
			return values()[BEFORE_COMMIT.ordinal() + random.nextInt(3)];
		}

	}

}
