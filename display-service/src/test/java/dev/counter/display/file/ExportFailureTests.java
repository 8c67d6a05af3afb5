package dev.counter.display.file;

import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.SdkException;

import org.springframework.dao.DataAccessException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

/**
 * An export is complete and of one generation, or there is none.
 */
class ExportFailureTests extends ExportTest {

	private static final String RESET = "select counter_reset(null, '203.0.113.7')";

	@Test
	void resetInBetweenBeginsAgainWithTheNewEntriesAlone() throws Exception {
		addNumbers(2 * CHUNK);
		String path = request();
		attempt(atChunk(1, () -> {
			database.execute(RESET);
			addNumbers(2 * CHUNK + 7);
			database.execute("update counter_entry set value = -1");
		}));
		assertThat(field("state", path)).isEqualTo("uploading");
		assertThat(this.client.get(path).statusCode()).isEqualTo(202);
		attempt();
		assertThat(content(path).lines().skip(1)).hasSize(2 * CHUNK + 7)
			.allSatisfy((line) -> assertThat(line).contains(",-1,"));
	}

	@Test
	void resetDuringEachAttemptEndsIt() throws Exception {
		addNumbers(2 * CHUNK);
		String path = request();
		for (int attempt = 0; attempt < ExportAttempt.MAX; attempt++) {
			attempt(atChunk(1, () -> {
				database.execute(RESET);
				addNumbers(2 * CHUNK);
			}));
		}
		assertThat(field("state", path)).isEqualTo("failed");
		assertThat(this.client.get(path).body()).contains("reset during the export");
		assertThat(this.exports.claim()).isEmpty();
	}

	@Test
	void killedProcessIsFollowedByAnotherThatAbortsItsUpload() throws Exception {
		addNumbers(450_000);
		String path = request();
		assertThatExceptionOfType(StackOverflowError.class).isThrownBy(() -> killedAfterOnePart());
		assertThat(bucket.files()).anySatisfy((file) -> assertThat(file).contains(id(path)));
		assertThat(this.exports.claim()).as("before the lease is over").isEmpty();
		expireLease();
		attempt();
		assertThat(content(path).lines().count()).isEqualTo(450_001);
	}

	/** An upload with a part, which nobody aborts. */
	private void killedAfterOnePart() {
		ExportClaim claim = this.exports.claim().orElseThrow();
		String upload = this.store.begin(claim.key(), claim.name());
		this.exports.begin(claim, upload);
		this.store.put(claim.key(), upload, 1, new byte[1000], 1000);
		throw new StackOverflowError();
	}

	@Test
	void outageOfS3IsOverWhenTheLeaseIs() throws Exception {
		addNumbers(450_000);
		String path = request();
		bucket.kill();
		try {
			assertThatExceptionOfType(SdkException.class).isThrownBy(this::attempt);
		}
		finally {
			bucket.start();
		}
		assertThat(field("state || (lease_until is null)", path)).isEqualTo("uploadingfalse");
		expireLease();
		attempt();
		assertThat(content(path).lines().count()).isEqualTo(450_001);
	}

	@Test
	void outageOfTheDatabaseIsOverWhenTheLeaseIs() throws Exception {
		addNumbers(2 * CHUNK);
		String path = request();
		try {
			assertThatExceptionOfType(DataAccessException.class)
				.isThrownBy(() -> attempt(atChunk(1, database::refuseConnections)));
		}
		finally {
			database.acceptConnections();
		}
		assertThat(field("state || (lease_until is null)", path)).isEqualTo("uploadingfalse");
		expireLease();
		await().untilAsserted(() -> attempt());
		assertThat(content(path).lines()).hasSize(2 * CHUNK + 1);
	}

	@Test
	void isGivenUpAfterItsAttempts() throws Exception {
		String path = request();
		database.execute("update file set attempts = " + ExportAttempt.MAX);
		attempt();
		assertThat(field("state", path)).isEqualTo("failed");
		assertThat(this.client.get(path).body()).contains("could not be written in 5 attempts");
	}

}
