package dev.counter.adder.upload;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import dev.counter.contract.FileKeys;
import dev.counter.contract.Headers;
import dev.counter.contract.Routes;
import dev.counter.testsupport.MigratedDatabase;
import dev.counter.testsupport.TestBucket;
import dev.counter.testsupport.http.TestClient;
import tools.jackson.databind.JsonNode;

/**
 * A client with a network of its own, and what the service keeps of its uploads.
 *
 * @param client of the service
 * @param database of the service
 * @param address in a network that no other test uses
 */
record Uploader(TestClient client, MigratedDatabase database, String address) {

	static final String BOUNDARY = "boundary";

	private static final AtomicInteger NETWORKS = new AtomicInteger();

	static Uploader of(int port, MigratedDatabase database) {
		int network = NETWORKS.incrementAndGet();
		return new Uploader(TestClient.of(port), database, "10.%s.%s.7".formatted(network / 256, network % 256));
	}

	/** Headers of a request from this client. */
	String[] headers(String... more) {
		return Stream.concat(Stream.of(Headers.FORWARDED_FOR, this.address), Arrays.stream(more))
			.toArray(String[]::new);
	}

	HttpResponse<String> put(String encodedName, String body, String... headers) {
		return this.client.send("PUT", Routes.UPLOAD + "/" + encodedName, BodyPublishers.ofString(body),
				headers(headers));
	}

	/** Sends a form, as curl or a browser does. */
	HttpResponse<String> post(String form, String... headers) {
		String[] all = Arrays.copyOf(headers, headers.length + 2);
		all[headers.length] = "Content-Type";
		all[headers.length + 1] = "multipart/form-data; boundary=" + BOUNDARY;
		return this.client.send("POST", Routes.UPLOAD,
				BodyPublishers.ofByteArray(form.getBytes(StandardCharsets.UTF_8)), headers(all));
	}

	/** A form's part with a file. */
	static String file(String name, String content) {
		return part("name=\"file\"; filename=\"" + name + "\"", content);
	}

	static String part(String disposition, String content) {
		return "--%s\r\nContent-Disposition: form-data; %s\r\n\r\n%s\r\n".formatted(BOUNDARY, disposition, content);
	}

	static String end() {
		return "--" + BOUNDARY + "--\r\n";
	}

	/** The states of this client's uploads, oldest first. */
	String states() {
		return this.database.query("select coalesce(string_agg(state, ' ' order by created_at), '') from file where "
				+ "ip_address = '" + this.address + "'");
	}

	/** A column of this client's last upload. */
	String last(String column) {
		return this.database.query("select %s from file where ip_address = '%s' order by created_at desc limit 1"
			.formatted(column, this.address));
	}

	/** What S3 has of this client's uploads: objects and parts. */
	Stream<String> stored() {
		String keys = this.database
			.query("select coalesce(string_agg(object_key || ' ' || coalesce(upload_id, ''), ' '), '') from file "
					+ "where ip_address = '" + this.address + "'")
			.replace(FileKeys.IMPORTS, "");
		return TestBucket.shared()
			.files()
			.stream()
			.filter((file) -> Arrays.stream(keys.split(" ")).anyMatch((key) -> !key.isEmpty() && file.contains(key)));
	}

	/** Begins an upload in parts. */
	HttpResponse<String> begin(long bytes, String... headers) {
		return this.client.postJson(Routes.UPLOADS, "{\"name\": \"numbers.csv\", \"bytes\": " + bytes + "}",
				headers(headers));
	}

	HttpResponse<String> sign(JsonNode upload, int from, int to) {
		return this.client.postJson(path(upload) + "/parts", "{\"from\": %s, \"to\": %s}".formatted(from, to));
	}

	JsonNode state(JsonNode upload) {
		return TestClient.json(this.client.get(path(upload)));
	}

	HttpResponse<String> complete(JsonNode upload) {
		return this.client.post(path(upload) + "/complete", "");
	}

	int delete(JsonNode upload) {
		return this.client.send("DELETE", path(upload), BodyPublishers.noBody()).statusCode();
	}

	/** The path of an upload by its JSON. */
	static String path(JsonNode upload) {
		return Routes.UPLOADS + "/" + upload.get("manage").asString();
	}

}
