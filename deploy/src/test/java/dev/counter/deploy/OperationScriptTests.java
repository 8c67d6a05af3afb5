package dev.counter.deploy;

import dev.counter.contract.DatabaseRole;
import dev.counter.contract.Machine;
import dev.counter.contract.Variable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The operator's scripts for migration, SSH and logs.
 */
class OperationScriptTests extends EnvironmentTest {

	@Test
	void migrateRunsTheMigratorAloneAndReturnsItsExitCode() {
		ranOnce("{\"lastStatus\": \"STOPPED\", \"containers\": [{\"exitCode\": 0}]}");
		assertThat(this.checkout.succeeds("migrate", "small", this.checkout.head())).contains("started abc",
				"the schema is up to date");
		assertThat(this.checkout.calls("aws")).anyMatch((call) -> call.contains("register-task-definition"))
			.anyMatch((call) -> call.contains("run-task --cluster counter-small --task-definition arn:definition:2")
					&& call.matches(".* --client-token [0-9a-f]{32} .*"))
			.anyMatch((call) -> call.contains("deregister-task-definition"));
		ranOnce("{\"lastStatus\": \"STOPPED\", \"containers\": [{\"exitCode\": 3, \"reason\": \"no such table\"}]}");
		refuses("the migrator ended with 3: no such table", "migrate", "small");
	}

	@Test
	void migrateAwaitsARunningMigratorOfThisRelease() {
		running("{\"lastStatus\": \"STOPPED\", \"containers\": [{\"exitCode\": 0, \"image\": \"migrator@sha256:%s\"}]}"
			.formatted("1".repeat(64)));
		assertThat(this.checkout.succeeds("migrate", "small"))
			.contains("the migrator of this release runs already, running", "the schema is up to date");
		assertThat(this.checkout.content("calls")).doesNotContain("run-task");
	}

	@Test
	void migrateRefusesARunningMigratorOfAnotherRelease() {
		running("{\"lastStatus\": \"STOPPED\", \"containers\": [{\"exitCode\": 0, \"image\": \"migrator@sha256:%s\"}]}"
			.formatted("2".repeat(64)));
		refuses("the migrator of another release runs, running with migrator@sha256:2", "migrate", "small");
		refuses("the migrator of another release runs", "migrate", "small", this.checkout.head());
		assertThat(this.checkout.content("calls")).doesNotContain("run-task");
	}

	private void running(String task) {
		ranOnce(task);
		this.checkout.has("answers/ecs-list-tasks", "arn:task/running\n")
			.has("answers/ecs-describe-tasks", task + "\n");
	}

	@Test
	void appliedPrintsTheCommitOfTheStack() {
		assertThat(this.checkout.succeeds("applied", "small")).isBlank();
		this.small.runs(Environment.EARLIER);
		assertThat(this.checkout.succeeds("applied", "small")).isEqualToIgnoringNewLines(Environment.EARLIER);
		String state = "s3/" + ScriptCheckout.STATE;
		this.checkout.has(state, this.checkout.content(state)
			.replace("\"outputs\": {", "\"outputs\": {\"stack_commit\": {\"value\": \"" + "5".repeat(40) + "\"},"));
		this.checkout.succeeds("applied", "small");
		assertThat(this.checkout.outputs()).containsEntry("commit", "5".repeat(40));
	}

	@Test
	void sshUsesTheSameConfigOverTheBastion() {
		operated();
		assertThat(this.checkout.succeeds("ssh", "small", "adder", "uptime"))
			.containsPattern("ProxyCommand ssh -F \"\\S+/ssh_config\" counter-small-bastion -W %h:%p")
			.contains("HostName 198.51.100.7", "HostName 10.40.4.9");
		assertThat(this.checkout.calls("ssh")).singleElement().asString().endsWith("counter-small-adder uptime");
		operated();
		assertThat(this.checkout.succeeds("ssh", "small", "config")).contains("ProxyCommand ssh counter-small-bastion");
		refuses("there is no 'kitchen': name adder, bastion, database or config", "ssh", "small", "kitchen");
	}

	@Test
	void sshTunnelsToTheDatabaseAsTheOperator() {
		operated();
		String port = Variable.DATABASE_PORT.defaultText();
		String role = DatabaseRole.OPERATOR.roleName();
		assertThat(this.checkout.succeeds("ssh", "small", "database")).contains(
				"LocalForward 127.0.0.1:15432 database.example.org:" + port,
				"--hostname database.example.org --port " + port + " --username " + role,
				"psql \"host=database.example.org hostaddr=127.0.0.1 port=15432 dbname="
						+ Variable.DATABASE_NAME.defaultText() + " user=" + role + " sslmode=verify-full");
	}

	@Test
	void sshAndLogsReadNoState() {
		operated();
		this.checkout.succeeds("ssh", "small", "bastion");
		this.checkout.succeeds("logs", "small");
		assertThat(this.checkout.calls("aws")).noneMatch((call) -> call.contains(ScriptCheckout.STATE))
			.anyMatch((call) -> call.contains("logs tail /counter/small/migrator"));
	}

	@Test
	void logsShowTheRequestedProgram() {
		this.checkout.succeeds("logs", "small", "adder", "--since", "2h");
		assertThat(this.checkout.calls("aws")).last()
			.asString()
			.isEqualTo("aws logs tail " + Machine.logGroup("small") + " --since 2h --format short");
		refuses("there is no program 'kitchen': name one of adder display reset migrator", "logs", "small", "kitchen");
		refuses("'yesterday' is no time", "logs", "small", "--since", "yesterday");
		this.checkout.has("answers/logs-tail-error", "ResourceNotFoundException");
		refuses("there is no log group /counter/small/adder yet", "logs", "small", "adder");
	}

	@Test
	void logsNeedVersion2OfTheCli() {
		this.small.runs(Environment.EARLIER);
		this.checkout.with("AWS_CLI_VERSION", "1.46.3");
		refusesAtOnce("needs version 2 of the AWS CLI", "logs", "small");
	}

	@Test
	void synthReportsAnErrorInOneLine() {
		this.checkout.has("answers/maven-error",
				"environments/small.yaml: log_days is 8.\n[ERROR] Failed to execute goal\n[ERROR] \n");
		refusesAtOnce("infra-cdktf/target/synth.log: environments/small.yaml: log_days is 8.", "synth");
		this.checkout.has("answers/maven-error", "[ERROR] Failed to execute goal\n[ERROR] \n");
		refusesAtOnce(": [ERROR] Failed to execute goal", "synth", "small");
		refusesAtOnce("there is no environment '../environments/small'", "synth", "../environments/small");
	}

	@Test
	void untrustedCheckoutIsReported() {
		this.checkout.with("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1");
		refusesAtOnce("which belongs to another user: git config --global --add safe.directory", "synth");
	}

	@Test
	void emptyEnvironmentIsReported() {
		for (String script : new String[] { "ssh", "smoke", "migrate" }) {
			refuses("nothing runs in small yet", script, "small");
		}
	}

	/** The bastion first, then the adder's machine. */
	private void operated() {
		this.checkout.has("answers/ec2-describe-instances", "198.51.100.7\n10.40.4.9\n")
			.has("answers/rds-describe-db-instances", "database.example.org\n");
	}

	private void ranOnce(String task) {
		this.small.runs(Environment.EARLIER);
		this.checkout
			.has("answers/ecs-describe-services",
					"{\"taskDefinition\": \"arn:definition:1\", \"networkConfiguration\": {}}\n")
			.has("answers/ecs-describe-task-definition",
					"{\"taskDefinition\": {\"containerDefinitions\": [{\"name\": \"migrator\"}, {\"name\": \"display\"}]}}\n")
			.has("answers/ecs-register-task-definition", "arn:definition:2\n")
			.has("answers/ecs-run-task", "arn:task/abc\n")
			.has("answers/ecs-describe-tasks", "{\"lastStatus\": \"RUNNING\"}\n" + task + "\n");
	}

}
