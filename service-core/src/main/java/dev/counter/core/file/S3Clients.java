package dev.counter.core.file;

import java.net.URI;
import java.time.Duration;

import dev.counter.core.settings.FilesProperties;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.retry.RetryMode;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.providers.DefaultAwsRegionProviderChain;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/**
 * Clients of the AWS SDK for the bucket.
 */
final class S3Clients {

	private static final Duration CONNECTION = Duration.ofSeconds(2);

	private static final Duration READ = Duration.ofSeconds(10);

	private static final Duration ATTEMPT = Duration.ofSeconds(60);

	/** An S3 other than that of AWS has no regions. */
	private static final String ANY_REGION = "us-east-1";

	private S3Clients() {
	}

	/** Checksums of the SDK are off: S3 compares what TLS has protected, and we hash. */
	static S3Client client(FilesProperties files) {
		return S3Client.builder()
			.httpClientBuilder(UrlConnectionHttpClient.builder().connectionTimeout(CONNECTION).socketTimeout(READ))
			.overrideConfiguration(
					(options) -> options.apiCallAttemptTimeout(ATTEMPT).retryStrategy(RetryMode.STANDARD))
			.requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
			.responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
			.credentialsProvider(credentials(files))
			.region(region(files))
			.endpointOverride(endpoint(files, files.endpoint()))
			.forcePathStyle(!files.isAws())
			.build();
	}

	static S3Presigner presigner(FilesProperties files) {
		return S3Presigner.builder()
			.credentialsProvider(credentials(files))
			.region(region(files))
			.endpointOverride(endpoint(files, files.publicEndpoint()))
			.serviceConfiguration(S3Configuration.builder().pathStyleAccessEnabled(!files.isAws()).build())
			.build();
	}

	/** The SDK's default in us-east-1 is no address of that region. */
	private static URI endpoint(FilesProperties files, String other) {
		return URI.create(files.isAws() ? "https://s3." + region(files) + ".amazonaws.com" : other);
	}

	private static AwsCredentialsProvider credentials(FilesProperties files) {
		return files.accessKey().isEmpty() ? DefaultCredentialsProvider.builder().build()
				: StaticCredentialsProvider.create(AwsBasicCredentials.create(files.accessKey(), files.secretKey()));
	}

	private static Region region(FilesProperties files) {
		if (!files.region().isEmpty()) {
			return Region.of(files.region());
		}
		return files.isAws() ? DefaultAwsRegionProviderChain.builder().build().getRegion() : Region.of(ANY_REGION);
	}

}
