package dev.counter.deploy;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What operators call finds what it is about by itself.
 */
class OperationScriptTests extends SmallEnvironment {

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

}
