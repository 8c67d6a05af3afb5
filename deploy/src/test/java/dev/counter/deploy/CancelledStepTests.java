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
 * Cancellation by GitHub (SIGINT, SIGTERM, SIGKILL to the process of the step alone):
 * Terraform still saves its state.
 */
@Timeout(120)
class CancelledStepTests extends EnvironmentTest {

	private static final String UNSAVED = "{\"lineage\": \"ours\", \"serial\": 99}";

	@BeforeEach
	void apply() {
		this.small.runs(Environment.EARLIER);
		this.checkout.has("answers/until-interrupted", "")
			.has("answers/until-told", "")
			.has("answers/errored.tfstate", UNSAVED)
			.has("answers/rds-describe-db-instances", "available True\n")
			.with("ENVIRONMENT", "small")
			.with("CONFIRM", "small");
	}

	@AfterEach
	void letTerraformEnd() {
		this.checkout.has("answers/told", "");
	}

	@ParameterizedTest
	@ValueSource(strings = { "plan-apply apply", "destroy destroy" })
	void pushStateWaitsForTerraformOfACancelledStep(String name) throws Exception {
		Workflow.Job job = Workflow.named(name.split(" ")[0]).job(name.split(" ")[1]);
		approve(job);
		Process step = this.checkout.startStep(commands(job).get(0));
		await("applying");
		signal(step, "INT");
		await("interrupted");
		signal(step, "TERM");
		signal(step, "KILL");
		assertThat(step.waitFor()).isEqualTo(128 + 9);
		step.getInputStream().close();
		Process rescue = this.checkout.startStep(commands(job).get(1));
		assertThat(rescue.inputReader().readLine()).contains("waits for the Terraform that runs in");
		assertThat(rescue.isAlive()).isTrue();
		assertThat(this.checkout.calls("terraform")).noneMatch((call) -> call.contains(" state push "));
		this.checkout.has("answers/told", "");
		assertThat(new String(rescue.getInputStream().readAllBytes()))
			.contains("push-state: the state of small is saved");
		assertThat(rescue.waitFor()).isZero();
		assertThat(this.checkout.content("s3/" + ScriptCheckout.STATE)).isEqualTo(UNSAVED);
		if (name.startsWith("destroy")) {
			assertThat(this.checkout.content("calls"))
				.contains("--db-instance-identifier counter-small-database --deletion-protection");
			assertThat(this.checkout.recorded("s3/" + ScriptCheckout.STATE + ".tflock")).doesNotExist();
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "plan-apply apply", "destroy destroy" })
	void terraformGetsTheSignalWithAClosedOutput(String name) throws Exception {
		Workflow.Job job = Workflow.named(name.split(" ")[0]).job(name.split(" ")[1]);
		approve(job);
		Process script = this.checkout.startStep(commands(job).get(0));
		await("applying");
		script.getInputStream().close();
		signal(script, "INT");
		await("interrupted");
		assertThat(script.isAlive()).isTrue();
		assertThat(this.checkout.content("calls")).doesNotContain("delete-object");
		this.checkout.has("answers/told", "");
		assertThat(script.waitFor()).isEqualTo(1);
		assertThat(this.checkout.content("s3/" + ScriptCheckout.STATE)).isEqualTo(UNSAVED);
		assertThat(this.checkout.recorded("s3/" + ScriptCheckout.STATE + ".tflock")).doesNotExist();
	}

	@Test
	void secondDestroyKeepsTheLockOfTheFirst() throws Exception {
		Process first = this.checkout.startStep("exec deploy/destroy small --confirm small");
		await("applying");
		assertThat(this.checkout.recorded("answers/until-interrupted").toFile().delete()).isTrue();
		refuses("another deploy/destroy runs in this checkout: process " + first.pid(), "destroy", "small", "--confirm",
				"small");
		signal(first, "INT");
		await("interrupted");
		signal(first, "KILL");
		assertThat(first.waitFor()).isEqualTo(128 + 9);
		first.getInputStream().close();
		Process second = this.checkout.startStep("exec deploy/destroy small --confirm small");
		assertThat(second.inputReader().readLine()).contains("waits for the Terraform that runs in");
		assertThat(this.checkout.recorded("s3/" + ScriptCheckout.STATE + ".tflock")).exists();
		this.checkout.has("answers/told", "");
		assertThat(Tool.Outcome.of(second).output()).contains("is a state that could not be saved");
	}

	@Test
	void cancelledStepEndsWhenTerraformIsFast() throws Exception {
		this.checkout.has("answers/told", "");
		Workflow.Job job = Workflow.named("plan-apply").job("apply");
		approve(job);
		Process step = this.checkout.startStep(commands(job).get(0));
		await("applying");
		signal(step, "INT");
		assertThat(Tool.Outcome.of(step).output()).contains("interrupted: Terraform saves its state",
				"push-state: the state of small is saved", "#  small: apply ended half-way");
		assertThat(this.checkout.content("s3/" + ScriptCheckout.STATE)).isEqualTo(UNSAVED);
	}

	@Test
	void cancelledMigrationReportsThatTheTaskContinues() throws Exception {
		this.checkout.with("RELEASE", "")
			.with("POLL_SECONDS", "60")
			.has("answers/ecs-list-tasks", "arn:task/running\n")
			.has("answers/ecs-describe-tasks",
					"{\"lastStatus\": \"RUNNING\", \"containers\": [{\"image\": \"migrator@sha256:%s\"}]}\n"
						.formatted("1".repeat(64)));
		Process step = this.checkout.startStep(commands(Workflow.named("migrate").job("migrate")).get(0));
		Awaitility.await()
			.atMost(Duration.ofSeconds(30))
			.until(() -> this.checkout.content("calls").contains("describe-tasks"));
		signal(step, "INT");
		assertThat(step.waitFor(30, TimeUnit.SECONDS)).isTrue();
		assertThat(Tool.Outcome.of(step).output()).contains("interrupted: the migrator continues");
		assertThat(step.exitValue()).isEqualTo(3);
	}

	private static List<String> commands(Workflow.Job job) {
		return job.commands().stream().filter((command) -> command.startsWith("exec ")).toList();
	}

	private void approve(Workflow.Job job) {
		if (job.name().equals("apply")) {
			String[] planned = this.small.plan();
			this.checkout.with("PLAN", planned[0]).with("SHA256", planned[1]);
		}
		else {
			this.checkout.succeeds("destroy", "small", "--plan-only", "--confirm", "small");
			this.checkout.with("SHA256", this.checkout.outputs().getOrDefault("sha256", ""));
		}
	}

	private void await(String recorded) {
		Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> Files.exists(this.checkout.recorded(recorded)));
	}

	private static void signal(Process process, String name) throws IOException {
		Tool.required("bash").run("-c", "kill -" + name + " $0", process.pid()).succeeded();
	}

}
