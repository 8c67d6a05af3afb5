package dev.counter.infra.policy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.counter.infra.Json;

/**
 * IAM policy document as JSON.
 */
public final class PolicyDocument {

	private PolicyDocument() {
	}

	public static String of(Statement... statements) {
		return of(List.of(statements));
	}

	public static String of(List<Statement> statements) {
		List<Object> sids = statements.stream().map((statement) -> statement.content().get("Sid")).toList();
		if (sids.stream().distinct().count() != sids.size()) {
			throw new IllegalArgumentException("The statement ids of a policy are unique: " + sids);
		}
		Map<String, Object> document = new LinkedHashMap<>();
		document.put("Version", "2012-10-17");
		document.put("Statement", statements.stream().map(Statement::content).toList());
		return Json.of(document);
	}

}
