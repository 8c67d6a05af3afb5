package dev.counter.e2e;

import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What came back for a request, read whole.
 *
 * @param status the status code
 * @param headers the header fields
 * @param body the body as text, empty when there was none
 */
public record Answer(int status, HttpHeaders headers, String body) {

	private static final JsonMapper JSON = JsonMapper.builder().build();

	static Answer of(HttpResponse<String> response) {
		return new Answer(response.statusCode(), response.headers(), response.body());
	}

	/**
	 * A header field's first value.
	 * @param name the field's name
	 * @return the value, empty when the field is absent
	 */
	public String header(String name) {
		return this.headers.firstValue(name).orElse("");
	}

	/**
	 * The body as JSON.
	 * @return the parsed body
	 */
	public JsonNode json() {
		return JSON.readTree(this.body);
	}

}
