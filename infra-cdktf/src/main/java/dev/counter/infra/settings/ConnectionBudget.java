package dev.counter.infra.settings;

/**
 * Whether the database class has the connections that everything together may open: while
 * a release rolls, twice the tasks run, and two adders.
 */
final class ConnectionBudget {

	/** What a migrator opens: one to migrate, one to hold the lock. */
	private static final int PER_MIGRATOR = 2;

	/** For operators, monitoring and RDS itself. */
	private static final int RESERVE = 5;

	private ConnectionBudget() {
	}

	static int needed(AdderSettings adder, TaskSettings display, TaskSettings reset) {
		int migrators = display.maxTasks() * PER_MIGRATOR;
		return 2 * adder.poolSize() + pools(display) + pools(reset) + migrators + RESERVE;
	}

	private static int pools(TaskSettings tasks) {
		return 2 * tasks.maxTasks() * tasks.poolSize();
	}

}
