package dev.counter.release;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import dev.counter.contract.Service;
import dev.counter.testsupport.Repository;
import dev.counter.testsupport.Skip;
import dev.counter.testsupport.Tool;
import org.yaml.snakeyaml.Yaml;

/**
 * A container image, built by buildah.
 *
 * @param name what it is called on this machine
 */
record BuiltImage(String name) {

	static final String COMMIT = "0123456789abcdef0123456789abcdef01234567";

	private static final String FORMAT = "docker";

	private static final Map<String, BuiltImage> BUILT = new HashMap<>();

	static Tool buildah() {
		Tool buildah = Tool.optional("buildah");
		Skip.unlessRoot("only root may stop what runs as the images' user");
		String base = Repository.read("release/Dockerfile").split("\nFROM ")[1].split(" ")[0];
		Skip.unless(buildah.run("pull", "--quiet", "--policy", "missing", base).exit() == 0,
				"the base image is neither here nor to be had: " + base);
		return buildah;
	}

	static BuiltImage of(Service service) {
		return build("service", service.key(), "SERVICE=" + service.key(), "PORT=" + service.port(),
				"MANAGEMENT_PORT=" + service.managementPort());
	}

	static BuiltImage of(String target) {
		return build(target, target);
	}

	private static BuiltImage build(String target, String key, String... arguments) {
		return BUILT.computeIfAbsent(key, (absent) -> make(target, absent, arguments));
	}

	private static BuiltImage make(String target, String key, String... arguments) {
		BuiltImage image = new BuiltImage("localhost/counter-test/" + key);
		List<Object> command = new ArrayList<>(List.of("bud", "--isolation", "chroot", "--format", FORMAT, "--quiet",
				"--file", "release/Dockerfile", "--target", target, "--tag", image.name));
		for (String argument : arguments) {
			command.addAll(List.of("--build-arg", argument));
		}
		command.addAll(List.of("--build-arg", "RDS_CA=none", "--build-arg", "COMMIT=" + COMMIT, "--build-arg",
				"VERSION=1.0.0", "."));
		buildah().run(command.toArray()).succeeded();
		return image;
	}

	/** What the image says of how it is run. */
	Map<String, Object> configuration() {
		Map<String, Map<String, Map<String, Object>>> all = new Yaml()
			.load(buildah().run("inspect", "--type", "image", this.name).succeeded());
		return Objects.requireNonNull(Objects.requireNonNull(all.get("Docker")).get("config"));
	}

	Container container(Map<String, String> environment) {
		return Container.of(buildah(), this.name, environment);
	}

}
