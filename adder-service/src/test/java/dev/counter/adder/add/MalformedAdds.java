package dev.counter.adder.add;

import java.util.stream.Stream;

/**
 * Bodies that are refused, each with what the answer says about it.
 */
final class MalformedAdds {

	private static final String FIELD = "\"field\":\"number\"";

	private MalformedAdds() {
	}

	/**
	 * A body.
	 *
	 * @param body what is sent as JSON
	 * @param said a part of the answer
	 */
	record Refused(String body, String said) {

		@Override
		public String toString() {
			return (this.body.length() > 60) ? this.body.substring(0, 60) + "..." : this.body;
		}

	}

	static Stream<Refused> bodies() {
		return Stream.concat(numbers(), documents());
	}

	private static Stream<Refused> numbers() {
		Stream<String> texts = Stream.of("", " ", "\\t\\n", "abc", "1,5", "1 5", "+1", ".5", "5.", "-", "--1", "-.5",
				"1.", "1e3", "1E3", "0x1F", "NaN", "Infinity", "-Infinity", "1_000", "1'000", "\u0661", "\uff11",
				"1\u00a0", "\u22121", "1.2.3", "1;2", "null", "true", "1/2", "\\u0000", "1\\u0000", "\\ud800",
				"\\u0031a");
		Stream<String> sizes = Stream.of("12345678901234567", "-12345678901234567", "0.12345", "1.00001",
				"99999999999999999.9999", "0".repeat(65), "1".repeat(5000));
		Stream<String> literals = Stream.of("1e400", "1e131072", "1e999999", "1e999999999", "1e99999999999", "-1e17",
				"1e16", "1e-5", "1e-400", "0.00001", "12345678901234567", "1.23456e0", "1e2147483648", "1e-2147483648",
				"9".repeat(64), "1".repeat(65), "1".repeat(2000), "[1]", "[]", "{}", "{\"value\": 1}", "true", "false",
				"null");
		return Stream.of(texts.map((text) -> "\"" + text + "\""), sizes.map((text) -> "\"" + text + "\""), literals)
			.flatMap((some) -> some)
			.map((number) -> new Refused("{\"number\": " + number + "}", FIELD));
	}

	private static Stream<Refused> documents() {
		return Stream.of(new Refused("", "The request has no body."), new Refused(" \n", "The request has no body."),
				new Refused("null", "The body is null."), new Refused("{}", FIELD),
				new Refused("{\"value\": 1}", FIELD), new Refused("{\"Number\": 1}", FIELD),
				new Refused("1.5", "not a JSON object"), new Refused("\"1.5\"", "not a JSON object"),
				new Refused("true", "not a JSON object"), new Refused("[]", "not a JSON object"),
				new Refused("[1]", "not a JSON object"), new Refused("[{\"number\": 1}]", "not a JSON object"),
				new Refused("{\"number\": NaN}", "not valid JSON"),
				new Refused("{\"number\": Infinity}", "not valid JSON"),
				new Refused("{\"number\": +1}", "not valid JSON"), new Refused("{\"number\": .5}", "not valid JSON"),
				new Refused("{\"number\": 1.}", "not valid JSON"), new Refused("{\"number\": 01}", "not valid JSON"),
				new Refused("{\"number\": 0x1}", "not valid JSON"), new Refused("{\"number\": 1e}", "not valid JSON"),
				new Refused("{\"number\": 1", "is incomplete"), new Refused("{\"number\"", "is incomplete"),
				new Refused("{", "is incomplete"), new Refused("{\"number\": \"1", "is incomplete"),
				new Refused("{\"number\": 1}}", "not valid JSON"),
				new Refused("{\"number\": 1} {}", "malformed-request"),
				new Refused("{\"number\": 1} x", "not valid JSON"), new Refused("{number: 1}", "not valid JSON"),
				new Refused("{'number': 1}", "not valid JSON"), new Refused("{\"number\": 1,}", "not valid JSON"),
				new Refused("{\"number\": 1 /* one */}", "not valid JSON"), new Refused("number=1", "not valid JSON"),
				new Refused("\ufeff", "The request has no body."),
				new Refused("\ufeff\ufeff{\"number\": 1}", "not valid JSON"),
				new Refused("<number>1</number>", "not valid JSON"),
				new Refused("{\"number\": 1, \"number\": 1}", "number is given more than once"),
				new Refused("{\"number\": 1, \"number\": 2}", FIELD),
				new Refused("{\"number\": 1, \"note\": 1, \"note\": 2}", "note is given more than once"),
				new Refused("{\"number\": 1, \"n\": {\"a\": 1, \"a\": 2}}", "a is given more than once"),
				new Refused("{\"number\": \"a\nb\"}", "not valid JSON"),
				new Refused("{\"a\": " + "[".repeat(2000) + "]".repeat(2000) + ", \"number\": 1}", "nested too deeply"),
				new Refused("{\"number\": " + "[".repeat(6000), FIELD));
	}

}
