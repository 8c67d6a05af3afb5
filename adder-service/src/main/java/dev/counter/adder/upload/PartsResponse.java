package dev.counter.adder.upload;

import java.net.URI;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * JSON with the signed URLs of parts.
 *
 * @param expiresAt when S3 refuses the URLs
 */
record PartsResponse(boolean success, List<SignedPart> parts, @JsonProperty("expires_at") String expiresAt) {

	/**
	 * A part to send.
	 *
	 * @param number from 1
	 * @param bytes the exact size
	 * @param url for one PUT of the part
	 */
	record SignedPart(int number, long bytes, URI url) {
	}

}
