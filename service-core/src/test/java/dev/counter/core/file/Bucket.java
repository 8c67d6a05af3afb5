package dev.counter.core.file;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.UUID;

import dev.counter.contract.Variable;
import dev.counter.core.settings.FilesProperties;
import dev.counter.testsupport.TestBucket;

/**
 * The bucket of the test run, with a key for each upload.
 */
record Bucket(TestBucket s3, ObjectStore store) {

	static final String NAME = "numbers.csv";

	static Bucket shared() {
		TestBucket s3 = TestBucket.shared();
		return new Bucket(s3, new ObjectStore(properties(s3)));
	}

	static FilesProperties properties(TestBucket s3) {
		return new FilesProperties(Variable.FILES_BUCKET.defaultText(), variable(s3, Variable.FILES_ENDPOINT), "",
				variable(s3, Variable.FILES_ACCESS_KEY), variable(s3, Variable.FILES_SECRET_KEY), 0, 0, 0, 1, "");
	}

	private static String variable(TestBucket s3, Variable name) {
		return s3.environment().getOrDefault(name.name(), "");
	}

	static String newKey() {
		return "imports/" + UUID.randomUUID();
	}

	/** Uploads an object in one part. */
	StoredObject put(String key, byte[] bytes) {
		try (PartOutputStream out = new PartOutputStream(this.store, key, this.store.begin(key, NAME))) {
			out.write(bytes, 0, bytes.length);
			return out.complete();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** The files of an object and of its unfinished uploads. */
	long files(String key) {
		return this.s3.files().stream().filter((file) -> file.contains(key.substring(key.indexOf('/') + 1))).count();
	}

}
