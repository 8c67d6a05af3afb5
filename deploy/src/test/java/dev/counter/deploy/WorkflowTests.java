package dev.counter.deploy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.counter.testsupport.Repository;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.Yaml;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * GitHub workflows only call scripts that exist, and that a person can call.
 */
class WorkflowTests {

	private static final Pattern THIN = Pattern.compile(
			"(\\./mvnw|(exec )?(deploy|tools|\\.github/scripts)/[a-z-]+)( .*)?|cat \"deploy/target/[^ ]*\" >> \"\\$GITHUB_STEP_SUMMARY\"");

	private static final Pattern SCRIPT = Pattern
		.compile("(?<![\\w/.])(deploy|tools|\\.github/scripts)/(?!target/)[a-z-]+(?= |$)");

	private static final Pattern FOLDER = Pattern.compile("(?<![\\w/.-])([\\w-]+)/target/");

	private static final Pattern SHELL = Pattern.compile("```sh\n(.*?)```", Pattern.DOTALL);

	static List<Workflow.Job> jobs() {
		return Workflow.all().stream().flatMap((workflow) -> workflow.jobs().stream()).toList();
	}

	@Test
	void workflowsAreThoseOfThePipeline() {
		assertThat(Workflow.all()).extracting(Workflow::path)
			.containsExactly(".github/workflows/build.yml", ".github/workflows/destroy.yml",
					".github/workflows/drift-of-environment.yml", ".github/workflows/drift.yml",
					".github/workflows/migrate.yml", ".github/workflows/plan-apply.yml",
					".github/workflows/terraform-plan-apply.yml", ".github/workflows/verify.yml");
	}

	@ParameterizedTest
	@MethodSource("jobs")
	void jobsRunScriptsAndMavenOnly(Workflow.Job job) {
		assertThat(job.commands()).allMatch((command) -> THIN.matcher(command).matches());
	}

	@ParameterizedTest
	@MethodSource("jobs")
	void namedScriptsExist(Workflow.Job job) {
		List<String> scripts = job.commands()
			.stream()
			.flatMap((command) -> SCRIPT.matcher(command).results())
			.map(MatchResult::group)
			.toList();
		assertThat(scripts).allMatch((script) -> Files.isExecutable(Repository.path(script)));
	}

	@ParameterizedTest
	@MethodSource("jobs")
	void namedFoldersExist(Workflow.Job job) {
		assertThat(FOLDER.matcher(job.content().toString()).results().map((folder) -> folder.group(1)))
			.allMatch((module) -> Files.exists(Repository.path(module + "/pom.xml")));
	}

	@ParameterizedTest
	@MethodSource("jobs")
	void calledWorkflowsExist(Workflow.Job job) {
		if (job.isCall()) {
			assertThat(Workflow.all()).filteredOn((workflow) -> job.uses().contains("./" + workflow.path()))
				.singleElement()
				.matches((workflow) -> workflow.triggers().containsKey("workflow_call"));
		}
	}

	@Test
	void localCommandsOfTheReadmeAreRun() {
		String onThisMachine = Repository.read("README.md").replaceFirst("(?s)## Run it on AWS.*?\n## ", "## ");
		List<String> local = SHELL.matcher(onThisMachine)
			.results()
			.flatMap((block) -> block.group(1).lines())
			.filter((line) -> line.startsWith("./mvnw") || line.startsWith("deploy/") || line.startsWith("tools/"))
			.toList();
		assertThat(local).hasSizeGreaterThanOrEqualTo(3);
		assertThat(Workflow.named("verify").jobs().stream().flatMap((job) -> job.commands().stream()))
			.map((command) -> command.replaceFirst(" &$", ""))
			.containsAll(local);
	}

	@Test
	void testsRunOnTheJdksOfTheReadme() {
		Workflow.Job test = Workflow.named("verify").job("test");
		assertThat(test.commands()).containsExactly("./mvnw verify");
		assertThat(test.content().get("strategy")).asString().contains("java=[17, 25]");
		assertThat(Repository.read("README.md")).contains("tested on Debian with JDK 17 and JDK 25");
	}

	@Test
	void environmentsAreOffered() {
		Set<String> environments = files("infra-cdktf/environments")
			.map((file) -> file.getFileName().toString().replace(".yaml", ""))
			.collect(Collectors.toCollection(TreeSet::new));
		for (String name : List.of("terraform-plan-apply", "destroy", "migrate")) {
			assertThat(Workflow.named(name).triggers().get("workflow_dispatch")).asString()
				.contains("options=" + environments);
		}
	}

	@Test
	void planAndApplyUseTheSameTerraform() {
		assertThat(jobs())
			.filteredOn((job) -> job.commands()
				.stream()
				.anyMatch((command) -> command.matches("(exec )?deploy/(plan|apply|destroy) .*|\\./mvnw -Prehearse")))
			.hasSize(6)
			.allMatch((job) -> job.commands().get(0).equals("tools/install-terraform"));
		assertThat(Repository.read("tools/install-terraform")).containsPattern("SHA256=[0-9a-f]{64}\n");
	}

	@Test
	void dependabotCoversEveryEcosystem() {
		Map<String, List<Map<String, Object>>> settings = new Yaml().load(Repository.read(".github/dependabot.yml"));
		Map<String, String> manifests = Map.of("maven", "pom.xml", "github-actions", Workflow.FOLDER, "docker",
				"Dockerfile", "docker-compose", "compose.yaml", "pip", "*requirements.txt");
		List<Map<String, Object>> updates = settings.getOrDefault("updates", List.of());
		assertThat(updates).extracting((update) -> update.get("package-ecosystem"))
			.containsExactlyInAnyOrderElementsOf(manifests.keySet());
		for (Map<String, Object> update : updates) {
			String manifest = manifests.getOrDefault(update.getOrDefault("package-ecosystem", "").toString(), "");
			List<?> folders = (List<?>) update.getOrDefault("directories",
					List.of(update.getOrDefault("directory", "")));
			assertThat(folders).allMatch((folder) -> holds(folder.toString().substring(1), manifest));
		}
	}

	private static boolean holds(String folder, String manifest) {
		return Files.exists(Repository.path(folder).resolve(manifest.replace("*", "")))
				|| files(folder).anyMatch((file) -> file.toString().endsWith(manifest.replace("*", "")));
	}

	private static Stream<Path> files(String folder) {
		try (Stream<Path> files = Files.list(Repository.path(folder))) {
			return files.toList().stream();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
