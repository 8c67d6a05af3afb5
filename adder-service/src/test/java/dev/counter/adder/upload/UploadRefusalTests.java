package dev.counter.adder.upload;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;

import dev.counter.adder.RunningAdder;
import dev.counter.contract.Limits;
import dev.counter.contract.Routes;
import dev.counter.testsupport.MigratedDatabase;
import dev.counter.testsupport.http.RawExchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Invalid uploads in one request: each a 4xx that says what is wrong, and nothing kept.
 */
@RunningAdder
class UploadRefusalTests {

	private static final String FIELD_NAME = "\"field\":\"name\"";

	@LocalServerPort
	private int port;

	@Autowired
	private MigratedDatabase database;

	private Uploader uploader;

	@BeforeEach
	void connect() {
		this.uploader = Uploader.of(this.port, this.database);
	}

	@AfterEach
	void nothingIsKept() {
		await().until(() -> !this.uploader.states().contains("uploading"));
		assertThat(this.uploader.states()).doesNotContain("ready");
		assertThat(this.uploader.stored()).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "%20", ".", "..", "a/b.csv", "/a.csv", "a%0Ab.csv", "%7F.csv", "%E2%80%AEcsv.exe",
			"%E2%81%A6a.csv", "%E2%80%8Ba.csv", "%EF%BF%BD.csv", "%EE%80%80.csv" })
	void unsafeNameIs400(String name) {
		HttpResponse<String> answer = this.uploader.put(name, "1\n");
		assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
		assertThat(answer.body()).contains("urn:counter:problem:invalid-field", FIELD_NAME, "1 to 200 printable");
		assertThat(this.uploader.states()).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "a%2Fb.csv", "a%5Cb.csv", "%00.csv", "%FF.csv", "%C3" })
	void nameThatTomcatRefusesIs400(String name) {
		HttpResponse<String> answer = this.uploader.put(name, "1\n");
		assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
		assertThat(answer.body()).contains("urn:counter:problem:");
	}

	@Test
	void longNameIs400() {
		assertThat(this.uploader.put("é".repeat(Limits.FILE_NAME_CHARACTERS + 1).replace("é", "%C3%A9"), "1\n").body())
			.contains(FIELD_NAME, "more than 200 characters");
		assertThat(
				this.uploader.post(Uploader.file("a".repeat(Limits.FILE_NAME_CHARACTERS + 1), "1\n") + Uploader.end())
					.body())
			.contains(FIELD_NAME, "more than 200 characters");
	}

	@ParameterizedTest
	@ValueSource(strings = { " ", "C:\\fakepath\\numbers.csv", "../numbers.csv", "numbers\u202Evsc.exe",
			"numbers\u0000.csv", "numbers\t.csv" })
	void unsafeNameInFormIs400(String name) {
		HttpResponse<String> answer = this.uploader.post(Uploader.file(name, "1\n") + Uploader.end());
		assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
		assertThat(answer.body()).contains(FIELD_NAME);
	}

	@Test
	void emptyFileIs400() {
		HttpResponse<String> body = this.uploader.put("numbers.csv", "");
		HttpResponse<String> form = this.uploader.post(Uploader.file("numbers.csv", "") + Uploader.end());
		assertThat(body.statusCode()).as(body.body()).isEqualTo(400);
		assertThat(form.statusCode()).as(form.body()).isEqualTo(400);
		assertThat(body.body() + form.body()).contains("The file is empty.");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "nonsense", "--boundary--\r\n", "--boundary\r\n\r\n",
			"--boundary\r\nContent-Disposition: form-data; name=\"number\"\r\n\r\n1\r\n--boundary--\r\n",
			"--boundary\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.csv\"\r\n\r\n1\r\n--bound" })
	void malformedFormIs400(String form) {
		HttpResponse<String> answer = this.uploader.post(form);
		assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
		assertThat(answer.body()).contains("malformed-request", "multipart/form-data with one file");
	}

	@Test
	void secondFileIs400() {
		String file = Uploader.file("numbers.csv", "1\n");
		HttpResponse<String> answer = this.uploader.post(file + file + Uploader.end());
		assertThat(answer.statusCode()).isEqualTo(400);
		assertThat(answer.body()).contains("more than one file");
	}

	@Test
	void visitorGetsErrorPage() {
		HttpResponse<String> answer = this.uploader.post(Uploader.file("", "") + Uploader.end(), "Accept", "text/html");
		assertThat(answer.statusCode()).isEqualTo(400);
		assertThat(answer.body()).contains("<h1");
	}

	@Test
	void otherBodyIs415() {
		assertThat(this.uploader.client().postJson(Routes.UPLOAD, "{}").statusCode()).isEqualTo(415);
		assertThat(this.uploader.put("numbers.csv", "1\n", "Content-Encoding", "gzip").statusCode()).isEqualTo(415);
	}

	@ParameterizedTest
	@ValueSource(strings = { "PUT /upload/numbers.csv", "POST /upload", "POST /uploads",
			"DELETE /uploads/00000000-0000-4000-8000-000000000000" })
	void otherSiteIs403(String endpoint) {
		String[] words = endpoint.split(" ");
		HttpResponse<String> answer = this.uploader.client()
			.send(words[0], words[1], BodyPublishers.ofString("1\n"), "Origin", "https://evil.example");
		assertThat(answer.statusCode()).as(answer.body()).isEqualTo(403);
	}

	@ParameterizedTest
	@ValueSource(strings = { "PUT /upload/numbers.csv", "POST /upload" })
	void largeDeclaredBodyIs413BeforeItArrives(String endpoint) {
		RawExchange answer = RawExchange.ofLines(this.port, endpoint + " HTTP/1.1", "Host: localhost",
				"Content-Type: multipart/form-data; boundary=x",
				"Content-Length: " + (Limits.FILE_BYTES + Limits.BODY_BYTES + 1));
		assertThat(answer.status()).isEqualTo(413);
		assertThat(answer.body()).contains("6,442,450,944 bytes");
		assertThat(this.uploader.states()).isEmpty();
	}

}
