package dev.counter.deploy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import dev.counter.testsupport.Repository;
import dev.counter.testsupport.Tool;
import org.awaitility.Awaitility;

/**
 * A checkout with the scripts, and stubs of every program that would reach an account.
 */
final class ScriptCheckout {

	static final String SETTINGS = "infra-cdktf/src/test/resources/settings";

	static final String ACCOUNT = "123456789012";

	static final String STATE = "counter-state-" + ACCOUNT + "-eu-central-1/counter-small/terraform.tfstate";

	static final String RELEASES = "counter-artifacts-" + ACCOUNT + "-eu-central-1/releases/";

	static final String PLANS = "counter-plans-" + ACCOUNT + "-eu-central-1/";

	private static final Tool BASH = Tool.required("bash");

	private static final Path RECORDERS = Path.of("src/test/resources/recorders").toAbsolutePath();

	private final Path folder;

	private final Path recorded;

	private final Map<String, String> variables = new HashMap<>();

	ScriptCheckout(Path parent) throws IOException {
		List.of("git", "jq", "curl", "tar", "setsid").forEach(Tool::required);
		this.folder = parent.resolve("check+out");
		this.recorded = parent.resolve("recorded");
		Files.createDirectories(this.recorded.resolve("answers"));
		copy("deploy/lib");
		copy(".github/scripts");
		copy("release/contract.sh");
		try (Stream<Path> files = Files.list(Repository.path("deploy"))) {
			files.filter(Files::isRegularFile).forEach((file) -> copy("deploy/" + file.getFileName()));
		}
		copy(SETTINGS, "infra-cdktf");
		for (String name : List.of("mvnw", "release/build-archive")) {
			Files.copy(RECORDERS.resolve(name.substring(name.lastIndexOf('/') + 1)), this.folder.resolve(name),
					StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.COPY_ATTRIBUTES);
		}
		Files.writeString(this.folder.resolve(".gitignore"), "target/\n");
		this.variables.putAll(Map.of("PATH", RECORDERS + ":" + System.getenv("PATH"), "RECORDED",
				this.recorded.toString(), "COUNTER_CONTAINERS", "docker", "POLL_SECONDS", "0", "STATE", STATE,
				"AWS_SECRET_ACCESS_KEY", "secret", "GITHUB_OUTPUT", this.recorded.resolve("outputs").toString(),
				"GITHUB_RUN_ID", "77", "GITHUB_RUN_ATTEMPT", "1"));
		git("init", "--quiet", "--initial-branch=main");
		commit("first");
		has("outputs", "").has("calls", "").has("seen", "");
	}

	/** Sets a variable of the scripts that run from now on. */
	ScriptCheckout with(String variable, String value) {
		this.variables.put(variable, value);
		return this;
	}

	/** Puts a file where the recorders look for answers. */
	ScriptCheckout has(String file, String content) {
		return write(this.recorded.resolve(file), content);
	}

	ScriptCheckout write(Path file, String content) {
		try {
			Files.createDirectories(file.resolveSibling("."));
			Files.writeString(file, content);
			return this;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	Tool.Outcome run(String script, String... arguments) {
		return shell(Stream.concat(Stream.of(path(script)), Arrays.stream(arguments)));
	}

	/** What a script says that does what it should. */
	String succeeds(String script, String... arguments) {
		return run(script, arguments).succeeded();
	}

	String commit(String what) {
		write(this.folder.resolve("VERSION"), what);
		git("add", "--all");
		git("-c", "user.name=Test", "-c", "user.email=test@example.org", "-c", "commit.gpgsign=false", "commit",
				"--quiet", "--message", what);
		return head();
	}

	String head() {
		return git("rev-parse", "HEAD").strip();
	}

	String git(String... arguments) {
		return shell(Stream.concat(Stream.of("git"), Arrays.stream(arguments))).succeeded();
	}

	Path file(String name) {
		return this.folder.resolve(name);
	}

	Path recorded(String name) {
		return this.recorded.resolve(name);
	}

	String content(String recordedFile) {
		try {
			return Files.readString(recorded(recordedFile));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** The calls of a program since the last time, in their order. */
	List<String> calls(String program) {
		return content("calls").lines().filter((call) -> call.startsWith(program + " ")).toList();
	}

	/** The outputs that workflows read. */
	Map<String, String> outputs() {
		Map<String, String> outputs = new HashMap<>();
		content("outputs").lines()
			.map((line) -> line.split("=", 2))
			.forEach((output) -> outputs.put(output[0], output[1]));
		return outputs;
	}

	/**
	 * Runs a script like one at a terminal, where Ctrl-C is pressed once that file is
	 * there.
	 */
	Tool.Outcome interrupts(String recordedFile, String script, String... arguments) {
		try {
			Process process = BASH.start(this.variables, inCheckout(Stream
				.concat(Stream.of("setsid", "env", "--default-signal=INT", path(script)), Arrays.stream(arguments))));
			Awaitility.await().until(() -> Files.exists(recorded(recordedFile)) || !process.isAlive());
			BASH.run("-c", "kill -INT -- -$0", process.pid());
			return Tool.Outcome.of(process);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** Starts the command of a workflow's step, as GitHub's runner does. */
	Process startStep(String command) throws IOException {
		String step = has("step.sh", command + "\n").recorded("step.sh").toString();
		return BASH.start(this.variables, inCheckout(Stream.of("env", "--default-signal=INT", "bash", "-e", step)));
	}

	private String path(String script) {
		return (Files.exists(file("deploy/" + script)) ? "deploy/" : ".github/scripts/") + script;
	}

	private Tool.Outcome shell(Stream<String> command) {
		return BASH.run(this.variables, inCheckout(command));
	}

	private Object[] inCheckout(Stream<String> command) {
		return Stream.concat(Stream.of("-c", "cd \"$0\" && exec \"$@\"", this.folder.toString()), command).toArray();
	}

	private void copy(String name) {
		copy(name, name);
	}

	private void copy(String from, String name) {
		Path source = Repository.path(from);
		try (Stream<Path> files = Files.walk(source)) {
			for (Path file : files.filter(Files::isRegularFile).toList()) {
				Path to = file(name).resolve(source.relativize(file).toString()).normalize();
				Files.createDirectories(to.resolveSibling("."));
				Files.copy(file, to, StandardCopyOption.COPY_ATTRIBUTES);
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
