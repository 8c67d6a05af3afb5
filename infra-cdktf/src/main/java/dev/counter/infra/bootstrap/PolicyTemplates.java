package dev.counter.infra.bootstrap;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.counter.infra.Json;
import dev.counter.infra.Names;
import dev.counter.infra.policy.Statement;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * IAM policy statements from YAML files beside this class, in the form of IAM's own
 * documents. A name in braces is a variable; a statement with {@code When} applies only
 * if that variable is set.
 */
final class PolicyTemplates {

	private static final Pattern VARIABLE = Pattern.compile("\\{(\\w+)}");

	private final Map<String, String> variables;

	private PolicyTemplates(Map<String, String> variables) {
		this.variables = variables;
	}

	/** Templates for the shared resources of the account. */
	static PolicyTemplates of(Names names, PipelineBuckets.Outputs buckets) {
		return new PolicyTemplates(Map.of("account", names.account().id(), "region", names.account().region(),
				"state_bucket", buckets.state().name(), "plans_bucket", buckets.plans().name(), "artifacts_bucket",
				buckets.artifacts().name()));
	}

	PolicyTemplates with(Map<String, String> others) {
		Map<String, String> all = new HashMap<>(this.variables);
		all.putAll(others);
		return new PolicyTemplates(all);
	}

	List<Statement> statements(String policy) {
		String yaml = VARIABLE.matcher(read(policy))
			.replaceAll((variable) -> Matcher
				.quoteReplacement(this.variables.getOrDefault(variable.group(1), variable.group())));
		List<Map<String, Object>> documents = new Yaml(new SafeConstructor(new LoaderOptions())).load(yaml);
		List<Statement> statements = new ArrayList<>();
		for (Map<String, Object> document : documents) {
			Object required = document.remove("When");
			if (required == null || this.variables.containsKey(String.valueOf(required))) {
				if (VARIABLE.matcher(Json.of(document)).find()) {
					throw new IllegalArgumentException("A variable of " + policy + " is not set: " + document);
				}
				statements.add(Statement.of(document));
			}
		}
		return statements;
	}

	private static String read(String policy) {
		try (InputStream file = Objects.requireNonNull(PolicyTemplates.class.getResourceAsStream(policy + ".yaml"),
				policy)) {
			return new String(file.readAllBytes(), StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
