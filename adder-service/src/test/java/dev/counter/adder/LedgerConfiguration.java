package dev.counter.adder;

import dev.counter.contract.DatabaseRole;
import dev.counter.testsupport.MigratedDatabase;

import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.test.context.DynamicPropertyRegistrar;

/**
 * The database of the running service.
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

}
