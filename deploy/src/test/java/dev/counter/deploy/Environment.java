package dev.counter.deploy;

import java.io.IOException;
import java.nio.file.Path;

/**
 * A checkout with a published release, and answers of Terraform and AWS.
 */
final class Environment {

	static final String DATABASE = "aws_db_instance.database_instance";

	private static final String STATE = """
			{"lineage": "ours", "serial": %s, "outputs": {
			  "url": {"value": "http://127.0.0.1:1"},
			  "release_record": {"value": {"commit": "%s", "migrator_digest": "sha256:%3$s", "display_digest": "sha256:%3$s",
			    "reset_digest": "sha256:%3$s", "adder_sha256": "%3$s", "ami_id": "ami-0123456789abcdef0"}},
			  "running": {"value": {"cluster": "counter-small", "display_service": "counter-small-display", "adder_group": "counter-small-adder",
			    "adder_template": "lt-1", "adder_template_version": 2}},
			  "log_groups": {"value": {"adder": "/counter/small/adder", "migrator": "/counter/small/migrator"}}},
			 "resources": [
			  {"mode": "managed", "type": "aws_lb", "instances": [{"attributes": {"arn": "arn:the-balancer"}}]},
			  {"mode": "managed", "type": "aws_db_instance", "instances": [{"attributes": {"identifier": "counter-small-database",
			    "final_snapshot_identifier": "counter-small-database-final-1"}}]}]}
			""";

	private static final String CHANGE = """
			{"address": "%s", "mode": "managed", "type": "%s", "change": {"actions": [%s], "before": {"password": "a-secret", "size": 1},
			  "after": {"password": "another-secret", "size": 1}, "after_unknown": {}, "replace_paths": [["password"]]}}""";

	/** What ran before. */
	static final String EARLIER = "e".repeat(40);

	final ScriptCheckout checkout;

	private int serial;

	Environment(Path folder) throws IOException {
		this.checkout = new ScriptCheckout(folder);
		this.checkout.succeeds("build");
		this.checkout.succeeds("publish");
		this.checkout.succeeds("synth");
		changes("aws_launch_template.adder", "aws_launch_template", "\"update\"");
		launches(2);
	}

	/** Says what the plans from now on change. */
	void changes(String address, String type, String actions) {
		this.checkout.has("answers/plan.json",
				"{\"resource_changes\": [" + CHANGE.formatted(address, type, actions) + "], \"output_changes\": {}}");
	}

	/** Makes a release run; each time it is another state. */
	void runs(String commit) {
		this.serial++;
		this.checkout.has("s3/" + ScriptCheckout.STATE, STATE.formatted(this.serial, commit, "1".repeat(64)));
	}

	/**
	 * Says which versions of the launch template group and machine have; 2 is applied.
	 */
	void launches(int version) {
		this.checkout.has("answers/autoscaling-describe-auto-scaling-groups",
				"[\"" + version + "\", [\"" + version + "\"]]\n");
	}

	/** Says how an instance refresh goes on, the first status being the earlier one's. */
	void refreshes(String... statuses) {
		this.checkout.has("answers/autoscaling-start-instance-refresh", "refresh-2\n")
			.has("answers/autoscaling-describe-instance-refreshes",
					"%s 50\n".repeat(statuses.length).formatted((Object[]) statuses));
	}

	/** Plans, as the workflow does: the name and the hash of what is to be approved. */
	String[] plan(String... options) {
		String[] arguments = new String[options.length + 1];
		arguments[0] = "small";
		System.arraycopy(options, 0, arguments, 1, options.length);
		this.checkout.succeeds("plan", arguments);
		return new String[] { this.checkout.outputs().get("plan"), this.checkout.outputs().get("sha256") };
	}

}
