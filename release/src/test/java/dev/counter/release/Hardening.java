package dev.counter.release;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.counter.contract.ContainerImage;
import org.assertj.core.api.InstanceOfAssertFactories;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Hardening of images: an unprivileged user, labels, and a read-only file system.
 */
final class Hardening {

	private Hardening() {
	}

	/** Runs as a plain user, who may write to volumes only. */
	static void assertThatItIsHardened(BuiltImage image, String... volumes) {
		Set<String> writable = Stream.concat(Stream.of(ContainerImage.TEMPORARY), Stream.of(volumes))
			.collect(Collectors.toSet());
		assertThat(image.configuration()).containsEntry("User", ContainerImage.USER + ":" + ContainerImage.USER)
			.containsEntry("Entrypoint", ImagesIT.START)
			.hasEntrySatisfying("Volumes",
					(all) -> assertThat(all).asInstanceOf(InstanceOfAssertFactories.MAP).containsOnlyKeys(writable))
			.extractingByKey("Labels")
			.asString()
			.contains("org.opencontainers.image.revision=" + BuiltImage.COMMIT,
					"org.opencontainers.image.version=1.0.0", "org.opencontainers.image.title=Counter: ");
		try (Container container = image.container(Map.of())) {
			assertThat(container.run(List.of("id", "-u")).succeeded().strip())
				.isEqualTo(Integer.toString(ContainerImage.USER));
			assertThat(container.run(List.of("grep", "CapEff", "/proc/self/status")).succeeded()).endsWith("0000\n");
			assertThat(writable(container)).containsExactlyInAnyOrderElementsOf(writable);
			assertThat(container.run(List.of("find", "/app", "-name", "*.java", "-o", "-name", "*.pem")).succeeded())
				.isEmpty();
		}
	}

	private static List<String> writable(Container container) {
		return container
			.run(List.of("find", "/", "-xdev", "-writable", "-not", "-type", "l", "-not", "-path", "/var/*", "-not",
					"-path", "/run/*"))
			.output()
			.lines()
			.filter((line) -> line.matches("/[^:]*"))
			.toList();
	}

}
