package dev.counter.core.readiness;

import java.time.Duration;

import dev.counter.contract.DatabaseRole;
import dev.counter.contract.Schema;
import dev.counter.testsupport.MigratedDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import org.springframework.boot.DefaultApplicationArguments;
import org.springframework.boot.health.contributor.Status;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * A schema that is known to be too old takes a service out of service, until it is not.
 */
class SchemaHealthIndicatorTests {

	private final MigratedDatabase database = MigratedDatabase.create();

	private final SchemaHealthIndicator schema = new SchemaHealthIndicator(
			JdbcClient.create(this.database.dataSource(DatabaseRole.ADDER)));

	@AfterEach
	void stop() {
		this.schema.destroy();
	}

	@Test
	void serviceIsUpWithTheRightVersion() {
		look();
		assertThat(this.schema.health().getStatus()).isEqualTo(Status.UP);
		assertThat(this.schema.health().getDetails()).containsEntry("required", Schema.REQUIRED_VERSION);
	}

	@Test
	void oldSchemaIsOutOfServiceUntilAMigrationIsSeen() {
		pretend(Schema.REQUIRED_VERSION - 1);
		look();
		assertThat(this.schema.health().getStatus()).isEqualTo(Status.OUT_OF_SERVICE);
		pretend(Schema.REQUIRED_VERSION);
		await().atMost(Duration.ofSeconds(20)).until(() -> this.schema.health().getStatus().equals(Status.UP));
	}

	@Test
	void unmigratedDatabaseIsOutOfService() {
		this.database.execute("drop view " + Schema.VERSION_VIEW);
		look();
		assertThat(this.schema.health().getStatus()).isEqualTo(Status.OUT_OF_SERVICE);
	}

	@Test
	void serviceIsUpWhileTheVersionIsNotKnown() {
		this.database.refuseConnections();
		look();
		assertThat(this.schema.health().getStatus()).isEqualTo(Status.UP);
		assertThat(this.schema.health().getDetails()).containsEntry("version", "unknown");
		pretendOnceReachable();
		await().atMost(Duration.ofSeconds(20))
			.until(() -> this.schema.health().getStatus().equals(Status.OUT_OF_SERVICE));
	}

	private void look() {
		this.schema.run(new DefaultApplicationArguments());
	}

	private void pretendOnceReachable() {
		this.database.acceptConnections();
		pretend(Schema.REQUIRED_VERSION - 1);
	}

	private void pretend(int version) {
		this.database
			.execute("create or replace view %s as select %s as version".formatted(Schema.VERSION_VIEW, version));
	}

}
