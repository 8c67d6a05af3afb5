package dev.counter.deploy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

import dev.counter.testsupport.Repository;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.Yaml;

/**
 * A GitHub workflow.
 *
 * @param path where it is in the repository
 * @param content the parsed file
 */
record Workflow(String path, Map<Object, Object> content) {

	static final String FOLDER = ".github/workflows";

	static List<Workflow> all() {
		try (Stream<Path> files = Files.list(Repository.path(FOLDER))) {
			return files.map((file) -> FOLDER + "/" + file.getFileName()).sorted().map(Workflow::read).toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	static Workflow named(String name) {
		return read(FOLDER + "/" + name + ".yml");
	}

	private static Workflow read(String path) {
		return new Workflow(path, new Yaml().load(Repository.read(path)));
	}

	/** What starts it; YAML 1.1 takes the word {@code on} for a truth value. */
	Map<String, Object> triggers() {
		return map(this.content.get(Boolean.TRUE));
	}

	List<Job> jobs() {
		return map(this.content.get("jobs")).entrySet()
			.stream()
			.map((job) -> new Job(this, job.getKey(), map(job.getValue())))
			.toList();
	}

	Job job(String name) {
		return jobs().stream().filter((job) -> job.name().equals(name)).findFirst().orElseThrow();
	}

	@Override
	public String toString() {
		return this.path;
	}

	@SuppressWarnings("unchecked")
	private static Map<String, Object> map(@Nullable Object value) {
		return (Map<String, Object>) Objects.requireNonNull(value);
	}

	/**
	 * One job of a workflow.
	 *
	 * @param workflow where it is
	 * @param name its key
	 * @param content what it says
	 */
	record Job(Workflow workflow, String name, Map<String, Object> content) {

		/** Whether it is another workflow's jobs. */
		boolean isCall() {
			return this.content.containsKey("uses");
		}

		Map<String, Object> permissions() {
			return map(this.content.get("permissions"));
		}

		List<Map<String, Object>> steps() {
			return ((List<?>) this.content.getOrDefault("steps", List.of())).stream().map(Workflow::map).toList();
		}

		/** The commands of all steps, a line each. */
		List<String> commands() {
			return steps().stream()
				.flatMap((step) -> Optional.ofNullable(step.get("run")).stream())
				.flatMap((run) -> run.toString().lines())
				.toList();
		}

		/** Actions and workflows that it uses, with their commits. */
		List<String> uses() {
			return Stream.concat(Stream.of(this.content), steps().stream())
				.flatMap((part) -> Optional.ofNullable(part.get("uses")).stream())
				.map(Object::toString)
				.toList();
		}

		/** The inputs of the first step with an action. */
		Map<String, Object> inputs(String action) {
			return steps().stream()
				.filter((step) -> step.getOrDefault("uses", "").toString().startsWith(action + "@"))
				.findFirst()
				.map((step) -> map(step.get("with")))
				.orElse(Map.of());
		}

		@Override
		public String toString() {
			return this.workflow + " " + this.name;
		}

	}

}
