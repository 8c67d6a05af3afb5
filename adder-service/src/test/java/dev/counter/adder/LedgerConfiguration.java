package dev.counter.adder;

import dev.counter.contract.DatabaseRole;
import dev.counter.testsupport.MigratedDatabase;
import dev.counter.testsupport.TestBucket;

import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.test.context.DynamicPropertyRegistrar;

/**
 * The database and the bucket of the running service.
 */
@TestConfiguration(proxyBeanMethods = false)
class LedgerConfiguration {

	@Bean
	MigratedDatabase database() {
		return MigratedDatabase.create();
	}

	@Bean
	DynamicPropertyRegistrar login(MigratedDatabase database) {
		return (properties) -> database.environment(DatabaseRole.ADDER)
			.forEach((name, value) -> properties.add(name, () -> value));
	}

	@Bean
	DynamicPropertyRegistrar files() {
		return (properties) -> TestBucket.shared()
			.environment()
			.forEach((name, value) -> properties.add(name, () -> value));
	}

}
