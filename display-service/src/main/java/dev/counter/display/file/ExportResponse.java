package dev.counter.display.file;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.counter.contract.Times;
import dev.counter.core.time.Utc;

import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/**
 * Export that is being written as JSON.
 *
 * @param success always true
 * @param url the path of the file to come
 * @param state {@code writing}
 */
record ExportResponse(boolean success, String url, String name, String state,
		@JsonProperty("expires_at") String expiresAt) {

	/** A 202 that says when to look again. */
	static ResponseEntity<ExportResponse> accepted(PublicFile file) {
		return ResponseEntity.accepted()
			.header(HttpHeaders.LOCATION, file.path())
			.header(HttpHeaders.RETRY_AFTER, String.valueOf(Times.RETRY_AFTER.toSeconds()))
			.varyBy(HttpHeaders.ACCEPT)
			.contentType(MediaType.APPLICATION_JSON)
			.body(new ExportResponse(true, file.path(), file.name(), "writing", Utc.plain(file.expiresAt())));
	}

}
