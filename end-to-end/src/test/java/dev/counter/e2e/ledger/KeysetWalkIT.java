package dev.counter.e2e.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.LongStream;

import dev.counter.contract.Routes;
import dev.counter.e2e.Answer;
import dev.counter.e2e.Client;
import dev.counter.e2e.Crowd;
import dev.counter.e2e.RunningCounter;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Walking the entries a page at a time meets each exactly once, whoever adds meanwhile.
 */
class KeysetWalkIT {

	private static final int ENTRIES = 1234;

	private final RunningCounter counter = RunningCounter.shared();

	private final Client client = this.counter.client();

	@BeforeEach
	void startFromZero() {
		assertThat(this.client.reset().status()).isEqualTo(200);
		this.counter.ledger().insert(ENTRIES);
	}

	@Test
	void meetsEachEntryOnceFromTheNewestToTheOldest() {
		AtomicBoolean walking = new AtomicBoolean(true);
		List<List<Long>> walks = Crowd.of(5, (number) -> () -> {
			List<Long> ids = new ArrayList<>();
			if (number == 0) {
				try {
					ids.addAll(walkBack());
				}
				finally {
					walking.set(false);
				}
			}
			else {
				while (walking.get()) {
					assertThat(this.client.addSurely("1").status()).isEqualTo(200);
				}
			}
			return ids;
		});
		assertThat(walks.get(0)).filteredOn((id) -> id <= ENTRIES)
			.containsExactlyElementsOf(LongStream.iterate(ENTRIES, (id) -> id > 0, (id) -> id - 1).boxed().toList());
		assertThat(walks.get(0)).doesNotHaveDuplicates();
	}

	@Test
	void meetsEachEntryOnceFromTheOldestToTheNewest() {
		List<Long> ids = new ArrayList<>(List.of(0L));
		List<Long> page;
		do {
			page = ids(this.client.get(Routes.ENTRIES + "?limit=100&after=" + ids.stream().max(Long::compare).get()));
			ids.addAll(page);
		}
		while (!page.isEmpty());
		assertThat(ids).containsExactlyInAnyOrderElementsOf(LongStream.rangeClosed(0, ENTRIES).boxed().toList());
	}

	private List<Long> walkBack() {
		List<Long> ids = new ArrayList<>();
		List<Long> page = ids(this.client.get(Routes.ENTRIES));
		while (!page.isEmpty()) {
			ids.addAll(page);
			page = ids(this.client.get(Routes.ENTRIES + "?limit=7&before=" + page.get(page.size() - 1)));
		}
		return ids;
	}

	private static List<Long> ids(Answer answer) {
		assertThat(answer.status()).as(answer.body()).isEqualTo(200);
		List<Long> ids = new ArrayList<>();
		for (JsonNode entry : answer.json().get("entries")) {
			ids.add(entry.get("id").asLong());
		}
		return ids;
	}

}
