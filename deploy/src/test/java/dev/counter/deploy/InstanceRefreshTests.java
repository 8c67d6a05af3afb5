package dev.counter.deploy;

import java.util.List;

import dev.counter.contract.Rollout;
import dev.counter.contract.Times;
import dev.counter.testsupport.Tool;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A new version of the launch template reaches the adder's group only by a successful
 * instance refresh.
 */
class InstanceRefreshTests extends EnvironmentTest {

	private static final String START = "aws autoscaling start-instance-refresh --auto-scaling-group-name counter-small-adder"
			+ " --preferences AutoRollback=true --desired-configuration LaunchTemplate={LaunchTemplateId=lt-1,Version=2}";

	@BeforeEach
	void run() {
		this.checkout.with("SMOKE_SECONDS", "0");
		this.small.runs(Environment.EARLIER);
		this.small.launches(1);
	}

	@Test
	void refreshStartsAfterTerraformWithTheAppliedVersion() {
		this.small.refreshes("Successful", "InProgress", "Successful");
		assertThat(apply().succeeded()).containsSubsequence(
				"replaces the adder's machine: version 2 of its launch template instead of 1",
				"the instance refresh of counter-small-adder: InProgress, 50 %", "the adder's machine is replaced");
		List<String> calls = this.checkout.content("calls").lines().toList();
		int start = indexOf(calls, START);
		assertThat(start).isGreaterThan(indexOf(calls, "plan.tfplan"));
		assertThat(calls.subList(start, calls.size()))
			.anyMatch((call) -> call.contains("describe-instance-refreshes") && call.contains("refresh-2"));
	}

	@Test
	void runningRefreshIsAwaited() {
		this.small.refreshes("InProgress", "Successful", "Successful");
		assertThat(apply().succeeded()).containsSubsequence("counter-small-adder: InProgress",
				"replaces the adder's machine", "the adder's machine is replaced");
	}

	@Test
	void failedRefreshIsFollowedByANewOne() {
		this.small.refreshes("RollbackInProgress", "RollbackFailed", "Successful");
		assertThat(apply().succeeded()).containsSubsequence("counter-small-adder: RollbackInProgress",
				"counter-small-adder ended: RollbackFailed", "the adder's machine is replaced");
	}

	@ParameterizedTest
	@CsvSource({ "RollbackInProgress, RollbackSuccessful", "RollbackInProgress, RollbackFailed",
			"Cancelling, Cancelled", "InProgress, Failed" })
	void failedRefreshIsReported(String status, String end) {
		this.small.refreshes("None", status, end);
		Tool.Outcome outcome = apply();
		assertThat(outcome.exit()).isEqualTo(1);
		assertThat(outcome.output()).containsSubsequence("counter-small-adder: " + status,
				"counter-small-adder ended: " + end, "#  small: the adder's machine was not replaced",
				"its group launches the version before", "deploy/rollback small " + Environment.EARLIER);
	}

	@Test
	void slowRefreshIsRolledBack() {
		this.checkout.with("REFRESH_SECONDS", "0");
		this.small.refreshes("Successful", "InProgress", "RollbackSuccessful");
		assertThat(apply().output()).containsSubsequence("no machine got ready within 0 s", "ended: RollbackSuccessful",
				"#  small: the adder's machine was not replaced");
		assertThat(this.checkout.calls("aws")).anyMatch((call) -> call
			.endsWith("autoscaling rollback-instance-refresh --auto-scaling-group-name counter-small-adder"));
	}

	@Test
	void planReportsAnOutdatedMachine() {
		this.checkout.has("answers/plan.json", "{\"resource_changes\": [], \"output_changes\": {}}");
		this.small.plan("--release", "running");
		assertThat(this.checkout.outputs()).containsEntry("changes", "1");
		assertThat(read("deploy/target/plans/small/summary.md"))
			.contains("group has version 1 of its launch template, version 2 was applied");
		this.small.launches(2);
		this.small.plan("--release", "running");
		assertThat(this.checkout.outputs()).containsEntry("changes", "0");
	}

	@Test
	void planIgnoresAMissingGroup() {
		this.checkout.has("answers/autoscaling-describe-auto-scaling-groups", "null\n");
		this.small.plan("--release", "running");
		assertThat(this.checkout.outputs()).containsEntry("changes", "1");
		assertThat(read("deploy/target/plans/small/summary.md")).doesNotContain("of its launch template");
	}

	@Test
	void timeLimitsOutlastEachOther() {
		long refresh = Rollout.INSTANCE_REFRESH.toSeconds();
		long attempt = Rollout.MACHINE_WARM_UP.plus(Rollout.TASK_PLACEMENT).plus(Times.DRAIN).toSeconds();
		assertThat(refresh).isGreaterThan(3 * attempt);
		long longest = Rollout.serviceLimit(Rollout.TASK_START.plus(Rollout.MIGRATION)).toSeconds() + 2 * refresh;
		assertThat(Workflow.named("plan-apply").job("apply").content().get("timeout-minutes"))
			.asInstanceOf(InstanceOfAssertFactories.INTEGER)
			.isGreaterThan((int) (longest / 60));
	}

	private Tool.Outcome apply() {
		String[] planned = this.small.plan();
		try (ReleaseServer services = new ReleaseServer((path) -> this.checkout.head())) {
			return this.checkout.run("apply", "small", planned[0], planned[1], "--url", services.url());
		}
	}

	private static int indexOf(List<String> calls, String part) {
		return calls.stream().filter((call) -> call.contains(part)).map(calls::lastIndexOf).reduce(-1, Math::max);
	}

}
