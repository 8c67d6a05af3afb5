package dev.counter.adder.number;

import java.math.BigDecimal;

import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.ValueDeserializer;

/**
 * Deserializes a JSON number from its literal, unrounded and bounded.
 */
public class JsonNumberDeserializer extends ValueDeserializer<BigDecimal> {

	private static final String EXPECTED = "a JSON number, or a string of " + NumberText.EXPECTED;

	@Override
	public BigDecimal deserialize(JsonParser json, DeserializationContext context) {
		JsonToken token = json.currentToken();
		return switch (token) {
			case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> NumberText.ofJson(json.getString());
			case VALUE_STRING -> NumberText.ofText(json.getString());
			case START_ARRAY -> throw NumberText.refused("The number is a list.", EXPECTED);
			case START_OBJECT -> throw NumberText.refused("The number is an object.", EXPECTED);
			default -> throw NumberText.refused("The number is %s.".formatted(json.getString()), EXPECTED);
		};
	}

	@Override
	public BigDecimal getNullValue(DeserializationContext context) {
		throw NumberText.refused("The number is null.", EXPECTED);
	}

	@Override
	public BigDecimal getAbsentValue(DeserializationContext context) {
		throw NumberText.refused("There is no number.", EXPECTED);
	}

}
