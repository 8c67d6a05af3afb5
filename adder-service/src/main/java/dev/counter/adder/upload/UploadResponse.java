package dev.counter.adder.upload;

import java.util.HexFormat;
import java.util.List;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.counter.contract.Limits;
import dev.counter.contract.Routes;
import dev.counter.core.time.Utc;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.model.Part;

/**
 * JSON of an upload, unfinished or not.
 *
 * @param file the public id, for an import
 * @param url path of the file
 * @param manage the secret id
 * @param sha256 in hexadecimal, left out if the bytes did not pass the service
 * @param partBytes size of each part but the last, while parts are expected
 * @param parts their number
 * @param uploaded the parts that S3 has
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record UploadResponse(boolean success, String state, UUID file, String url, UUID manage, String name, long bytes,
		@Nullable String sha256, @JsonProperty("expires_at") String expiresAt,
		@JsonProperty("part_bytes") @Nullable Integer partBytes, @Nullable Integer parts,
		@Nullable List<UploadedPart> uploaded) {

	static UploadResponse of(Upload upload, List<Part> uploaded) {
		boolean uploading = upload.is(Upload.UPLOADING);
		byte[] sha256 = upload.sha256();
		return new UploadResponse(true, upload.state(), upload.id(), Routes.FILES + "/" + upload.id(), upload.manage(),
				upload.name(), upload.bytes(), (sha256 != null) ? HexFormat.of().formatHex(sha256) : null,
				Utc.plain(upload.expiresAt()), uploading ? Limits.PART_BYTES : null, uploading ? upload.parts() : null,
				uploading ? uploaded.stream().map(UploadedPart::of).toList() : null);
	}

	/**
	 * A part that S3 has.
	 *
	 * @param number from 1
	 * @param bytes the size
	 */
	record UploadedPart(int number, long bytes) {

		static UploadedPart of(Part part) {
			return new UploadedPart(part.partNumber(), part.size());
		}

	}

}
