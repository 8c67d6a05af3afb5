package dev.counter.deploy;

import java.io.IOException;
import java.nio.file.Path;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What operators call destroys nothing by mistake, and finds what it is about by itself.
 */
class OperationScriptTests {

	@TempDir
	Path folder;

	private Environment small;

	private Workplace workplace;

	@BeforeEach
	void begin() throws IOException {
		this.small = new Environment(this.folder);
		this.workplace = this.small.workplace;
	}

	@Test
	void destroysWhatIsConfirmedWithItsProtectionLifted() {
		this.small.runs(Environment.EARLIER);
		assertThat(this.workplace.succeeds("destroy", "small", "--confirm", "small")).contains("What stays, and why:",
				"the state counter-small/terraform.tfstate");
		assertThat(this.workplace.calls("aws")).anyMatch((call) -> call.startsWith(
				"aws rds modify-db-instance --db-instance-identifier counter-small-database --no-deletion-protection"))
			.anyMatch((call) -> call
				.contains("arn:the-balancer --attributes Key=deletion_protection.enabled,Value=false"));
		assertThat(this.workplace.calls("terraform")).anyMatch((call) -> call.contains(" plan -destroy "))
			.anyMatch((call) -> call.contains(" apply "));
	}

	@Test
	void destroysNothingThatIsNotConfirmed() {
		this.small.runs(Environment.EARLIER);
		refuses("confirm with --confirm small", "destroy", "small");
		refuses("'production' is not 'small': nothing was done", "destroy", "small", "--confirm", "production");
		assertThat(this.workplace.content("calls")).doesNotContain(" apply ", "modify-");
	}

	@Test
	void destroysNothingBeforeTheFinalSnapshotHasAName() {
		this.small.runs(Environment.EARLIER);
		this.workplace.has("answers/rds-describe-db-snapshots", "counter-small-database-final-1\n");
		refuses("a snapshot counter-small-database-final-1 is there already", "destroy", "small", "--confirm", "small");
		assertThat(this.workplace.content("calls")).doesNotContain(" apply ", "modify-");
	}

	@Test
	void findsNothingLeftToDestroy() {
		assertThat(this.workplace.succeeds("destroy", "small")).contains("there is nothing of small");
	}

	@Test
	void migratesWithTheMigratorAloneAndItsExitCode() {
		ranOnce("{\"lastStatus\": \"STOPPED\", \"containers\": [{\"exitCode\": 0}]}");
		assertThat(this.workplace.succeeds("migrate", "small", this.workplace.head())).contains("started abc",
				"the schema is up to date");
		assertThat(this.workplace.calls("aws")).anyMatch((call) -> call.contains("register-task-definition"))
			.anyMatch((call) -> call.contains("run-task --cluster counter-small --task-definition arn:definition:2"))
			.anyMatch((call) -> call.contains("deregister-task-definition"));
		ranOnce("{\"lastStatus\": \"STOPPED\", \"containers\": [{\"exitCode\": 3, \"reason\": \"no such table\"}]}");
		refuses("the migrator ended with 3: no such table", "migrate", "small");
	}

	@Test
	void waitsForAMigratorThatRunsAlready() {
		ranOnce("{\"lastStatus\": \"STOPPED\", \"containers\": [{\"exitCode\": 0}]}");
		this.workplace.has("answers/ecs-list-tasks", "arn:task/running\n");
		assertThat(this.workplace.succeeds("migrate", "small")).contains("a migrator runs already, running");
		assertThat(this.workplace.content("calls")).doesNotContain("run-task");
	}

	@Test
	void namesTheCommitOfTheStackThatWasApplied() {
		assertThat(this.workplace.succeeds("applied", "small")).isBlank();
		this.small.runs(Environment.EARLIER);
		assertThat(this.workplace.succeeds("applied", "small")).isEqualToIgnoringNewLines(Environment.EARLIER);
		String state = "s3/" + Workplace.STATE;
		this.workplace.has(state, this.workplace.content(state)
			.replace("\"outputs\": {", "\"outputs\": {\"stack_commit\": {\"value\": \"" + "5".repeat(40) + "\"},"));
		this.workplace.succeeds("applied", "small");
		assertThat(this.workplace.outputs()).containsEntry("commit", "5".repeat(40));
	}

	@Test
	void leadsOverTheBastionWithTheSameSettings() {
		this.small.runs(Environment.EARLIER);
		assertThat(this.workplace.succeeds("ssh", "small", "adder", "uptime"))
			.containsPattern("ProxyCommand ssh -F \"\\S+/ssh_config\" counter-small-bastion");
		assertThat(this.workplace.calls("ssh")).singleElement().asString().endsWith("counter-small-adder uptime");
		assertThat(this.workplace.succeeds("ssh", "small", "database")).contains("psql it");
		refuses("there is no 'kitchen': name adder, bastion or database", "ssh", "small", "kitchen");
	}

	@Test
	void showsTheLogThatIsAskedFor() {
		this.small.runs(Environment.EARLIER);
		this.workplace.succeeds("logs", "small", "adder", "--since", "2h");
		assertThat(this.workplace.calls("aws")).last()
			.asString()
			.isEqualTo("aws logs tail /counter/small/adder --since 2h --format short");
		refuses("there is no program 'kitchen': name one of adder, migrator", "logs", "small", "kitchen");
		refuses("'yesterday' is no time", "logs", "small", "--since", "yesterday");
	}

	@Test
	void findsNothingWhereNothingRuns() {
		for (String script : new String[] { "ssh", "logs", "smoke", "migrate" }) {
			refuses("nothing runs in small yet", script, "small");
		}
	}

	private void ranOnce(String task) {
		this.small.runs(Environment.EARLIER);
		this.workplace
			.has("answers/ecs-describe-services",
					"{\"taskDefinition\": \"arn:definition:1\", \"networkConfiguration\": {}}\n")
			.has("answers/ecs-describe-task-definition",
					"{\"taskDefinition\": {\"containerDefinitions\": [{\"name\": \"migrator\"}, {\"name\": \"display\"}]}}\n")
			.has("answers/ecs-register-task-definition", "arn:definition:2\n")
			.has("answers/ecs-run-task", "arn:task/abc\n")
			.has("answers/ecs-describe-tasks", "{\"lastStatus\": \"RUNNING\"}\n" + task + "\n");
	}

	private void refuses(String reason, String script, String... arguments) {
		Tool.Outcome outcome = this.workplace.run(script, arguments);
		assertThat(outcome.exit()).as(outcome.output()).isEqualTo(1);
		assertThat(outcome.output().strip().lines().reduce((before, last) -> last))
			.hasValueSatisfying((last) -> assertThat(last).startsWith(script + ": ").contains(reason));
	}

}
