package dev.counter.adder.imports;

import java.util.List;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.counter.contract.Routes;
import org.jspecify.annotations.Nullable;

/**
 * Import as JSON.
 *
 * @param success always {@code true}, as in the answer to an add
 * @param lines null until they are counted
 * @param total the sum of what was added, a plain decimal
 * @param url the path of the import
 */
record ImportResponse(boolean success, UUID id, String state, @Nullable String reason, UUID file,
		@JsonProperty(BadLines.FIELD) String badLines, @JsonProperty("lines_read") long linesRead, @Nullable Long lines,
		long offset, long bytes, long added, long refused, String total, long removed,
		@JsonProperty("created_at") String createdAt, @JsonProperty("finished_at") @Nullable String finishedAt,
		List<BadLine> errors, String url, @JsonProperty("file_url") String fileUrl) {

	static ImportResponse of(ImportStatus status, List<BadLine> errors) {
		return new ImportResponse(true, status.id(), status.state().text(), status.reason(), status.file(),
				status.badLines(), status.linesRead(), status.lines(), status.offset(), status.bytes(), status.added(),
				status.refused(), status.plainTotal(), status.removed(), status.created(), status.finished(), errors,
				path(status.id()), Routes.FILES + "/" + status.file());
	}

	static String path(UUID id) {
		return Routes.IMPORTS + "/" + id;
	}

}
