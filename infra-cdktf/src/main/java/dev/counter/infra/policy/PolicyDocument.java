package dev.counter.infra.policy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.counter.infra.Json;

/**
 * A policy as AWS takes it.
 */
public final class PolicyDocument {

	private PolicyDocument() {
	}

	/**
	 * Writes a policy down.
	 * @param statements its sentences
	 * @return JSON
	 */
	public static String of(Statement... statements) {
		return of(List.of(statements));
	}

	/**
	 * Writes a policy down.
	 * @param statements its sentences
	 * @return JSON
	 */
	public static String of(List<Statement> statements) {
		List<String> names = statements.stream()
			.map((statement) -> String.valueOf(statement.content().get("Sid")))
			.toList();
		if (names.stream().distinct().count() != names.size()) {
			throw new IllegalArgumentException("Each statement of a policy has a name of its own: " + names);
		}
		Map<String, Object> document = new LinkedHashMap<>();
		document.put("Version", "2012-10-17");
		document.put("Statement", statements.stream().map(Statement::content).toList());
		return Json.of(document);
	}

}
