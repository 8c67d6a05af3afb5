package dev.counter.deploy;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

import dev.counter.testsupport.Tool;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * GitHub cancels a step with SIGINT, SIGTERM and SIGKILL to the step's process alone, and
 * goes on with the steps that run on cancellation: Terraform still saves its state.
 */
@Timeout(120)
class CancelledStepTests extends SmallEnvironment {

	private static final String UNSAVED = "{\"lineage\": \"ours\", \"serial\": 99}";

	@BeforeEach
	void apply() {
		this.small.runs(Environment.EARLIER);
		this.workplace.has("answers/until-interrupted", "")
			.has("answers/until-told", "")
			.has("answers/errored.tfstate", UNSAVED)
			.has("answers/rds-describe-db-instances", "available True\n")
			.with("ENVIRONMENT", "small")
			.with("CONFIRM", "small");
	}

	@AfterEach
	void letTerraformEnd() {
		this.workplace.has("answers/told", "");
	}

	@ParameterizedTest
	@ValueSource(strings = { "plan-apply apply", "destroy destroy" })
	void theRescueStepWaitsForTheTerraformThatOutlivedItsStep(String name) throws Exception {
		Workflow.Job job = Workflow.named(name.split(" ")[0]).job(name.split(" ")[1]);
		approve(job);
		Process step = this.workplace.startStep(commands(job).get(0));
		await("applying");
		signal(step, "INT");
		await("interrupted");
		signal(step, "TERM");
		signal(step, "KILL");
		assertThat(step.waitFor()).isEqualTo(128 + 9);
		step.getInputStream().close();
		Process rescue = this.workplace.startStep(commands(job).get(1));
		assertThat(rescue.inputReader().readLine()).contains("waits for the Terraform that runs in");
		assertThat(rescue.isAlive()).isTrue();
		assertThat(this.workplace.calls("terraform")).noneMatch((call) -> call.contains(" state push "));
		this.workplace.has("answers/told", "");
		assertThat(new String(rescue.getInputStream().readAllBytes()))
			.contains("push-state: the state of small is saved");
		assertThat(rescue.waitFor()).isZero();
		assertThat(this.workplace.content("s3/" + Workplace.STATE)).isEqualTo(UNSAVED);
		if (name.startsWith("destroy")) {
			assertThat(this.workplace.content("calls"))
				.contains("--db-instance-identifier counter-small-database --deletion-protection");
			assertThat(this.workplace.recorded("s3/" + Workplace.STATE + ".tflock")).doesNotExist();
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "plan-apply apply", "destroy destroy" })
	void terraformGetsTheSignalWhenNobodyReadsTheOutput(String name) throws Exception {
		Workflow.Job job = Workflow.named(name.split(" ")[0]).job(name.split(" ")[1]);
		approve(job);
		Process script = this.workplace.startStep(commands(job).get(0));
		await("applying");
		script.getInputStream().close();
		signal(script, "INT");
		await("interrupted");
		assertThat(script.isAlive()).isTrue();
		assertThat(this.workplace.content("calls")).doesNotContain("delete-object");
		this.workplace.has("answers/told", "");
		assertThat(script.waitFor()).isEqualTo(1);
		assertThat(this.workplace.content("s3/" + Workplace.STATE)).isEqualTo(UNSAVED);
		assertThat(this.workplace.recorded("s3/" + Workplace.STATE + ".tflock")).doesNotExist();
	}

	@Test
	void aSecondDestructionLeavesTheFirstItsLock() throws Exception {
		Process first = this.workplace.startStep("exec deploy/destroy small --confirm small");
		await("applying");
		assertThat(this.workplace.recorded("answers/until-interrupted").toFile().delete()).isTrue();
		refuses("another deploy/destroy runs in this checkout: process " + first.pid(), "destroy", "small", "--confirm",
				"small");
		signal(first, "INT");
		await("interrupted");
		signal(first, "KILL");
		assertThat(first.waitFor()).isEqualTo(128 + 9);
		first.getInputStream().close();
		Process second = this.workplace.startStep("exec deploy/destroy small --confirm small");
		assertThat(second.inputReader().readLine()).contains("waits for the Terraform that runs in");
		assertThat(this.workplace.recorded("s3/" + Workplace.STATE + ".tflock")).exists();
		this.workplace.has("answers/told", "");
		assertThat(Tool.Outcome.of(second).output()).contains("is a state that could not be saved");
	}

	@Test
	void theStepEndsByItselfWhenTerraformIsFast() throws Exception {
		this.workplace.has("answers/told", "");
		Workflow.Job job = Workflow.named("plan-apply").job("apply");
		approve(job);
		Process step = this.workplace.startStep(commands(job).get(0));
		await("applying");
		signal(step, "INT");
		assertThat(Tool.Outcome.of(step).output()).contains("interrupted: Terraform saves its state",
				"push-state: the state of small is saved", "#  small: apply ended half-way");
		assertThat(this.workplace.content("s3/" + Workplace.STATE)).isEqualTo(UNSAVED);
	}

	@Test
	void aCancelledMigrationSaysThatTheMigratorGoesOn() throws Exception {
		this.workplace.with("RELEASE", "")
			.with("POLL_SECONDS", "60")
			.has("answers/ecs-list-tasks", "arn:task/running\n")
			.has("answers/ecs-describe-tasks",
					"{\"lastStatus\": \"RUNNING\", \"containers\": [{\"image\": \"migrator@sha256:%s\"}]}\n"
						.formatted("1".repeat(64)));
		Process step = this.workplace.startStep(commands(Workflow.named("migrate").job("migrate")).get(0));
		Awaitility.await()
			.atMost(Duration.ofSeconds(30))
			.until(() -> this.workplace.content("calls").contains("describe-tasks"));
		signal(step, "INT");
		assertThat(step.waitFor(30, TimeUnit.SECONDS)).isTrue();
		assertThat(Tool.Outcome.of(step).output()).contains("interrupted: the migrator goes on");
		assertThat(step.exitValue()).isEqualTo(3);
	}

	private static List<String> commands(Workflow.Job job) {
		return job.commands().stream().filter((command) -> command.startsWith("exec ")).toList();
	}

	private void approve(Workflow.Job job) {
		if (job.name().equals("apply")) {
			String[] planned = this.small.plan();
			this.workplace.with("PLAN", planned[0]).with("SHA256", planned[1]);
		}
		else {
			this.workplace.succeeds("destroy", "small", "--plan-only", "--confirm", "small");
			this.workplace.with("SHA256", this.workplace.outputs().getOrDefault("sha256", ""));
		}
	}

	private void await(String recorded) {
		Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> Files.exists(this.workplace.recorded(recorded)));
	}

	private static void signal(Process process, String name) throws IOException {
		Tool.needed("bash").run("-c", "kill -" + name + " $0", process.pid()).succeeded();
	}

}
