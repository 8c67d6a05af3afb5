package dev.counter.core.settings;

import java.net.URI;

import dev.counter.contract.Variable;

import org.springframework.boot.context.properties.ConfigurationProperties;

import static dev.counter.core.settings.InvalidVariableException.require;

/**
 * The S3 bucket of files, and the limits of uploads and imports.
 *
 * @param bucket the name of the bucket
 * @param endpoint the address of an S3 other than that of AWS, empty for AWS
 * @param publicEndpoint the same as browsers reach it, empty for the same address
 * @param accessKey empty for the role of the machine or the task
 * @param secretKey the secret key of the access key
 * @param perDay files of a network in 24 hours
 * @param bytesPerDay bytes of a network in 24 hours
 * @param bytesKept bytes of all files
 * @param importRows rows of an import
 * @param region the AWS region that requests are signed for, empty for the default
 */
@ConfigurationProperties("counter.files")
public record FilesProperties(String bucket, String endpoint, String publicEndpoint, String accessKey, String secretKey,
		int perDay, long bytesPerDay, long bytesKept, long importRows, String region) {

	public FilesProperties {
		bucket = bucket.strip();
		endpoint = endpoint.strip();
		publicEndpoint = publicEndpoint.isBlank() ? endpoint : publicEndpoint.strip();
		require(bucket.matches("[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]"), Variable.FILES_BUCKET, bucket);
		require(isAddress(endpoint), Variable.FILES_ENDPOINT, endpoint);
		require(isAddress(publicEndpoint), Variable.FILES_PUBLIC_ENDPOINT, publicEndpoint);
		require(perDay >= 0, Variable.FILES_PER_DAY, perDay);
		require(bytesPerDay >= 0, Variable.FILES_BYTES_PER_DAY, bytesPerDay);
		require(bytesKept >= 0, Variable.FILES_BYTES_KEPT, bytesKept);
		require(importRows >= 1, Variable.FILES_IMPORT_ROWS, importRows);
	}

	/** Whether the bucket is one of AWS. */
	public boolean isAws() {
		return this.endpoint.isEmpty();
	}

	/** The origin that browsers send parts to, for the CSP: scheme, host and port. */
	public String origin() {
		return isAws() ? "https://" + this.bucket + ".s3." + this.region + ".amazonaws.com" : this.publicEndpoint;
	}

	@Override
	public String toString() {
		return "%s at %s".formatted(this.bucket, isAws() ? "AWS" : this.endpoint);
	}

	private static boolean isAddress(String text) {
		return text.isEmpty() || (text.matches("https?://[A-Za-z0-9.:\\[\\]-]+") && URI.create(text).getHost() != null);
	}

}
