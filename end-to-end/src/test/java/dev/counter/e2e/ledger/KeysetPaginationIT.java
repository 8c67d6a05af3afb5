package dev.counter.e2e.ledger;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.LongStream;

import dev.counter.contract.Routes;
import dev.counter.e2e.ConcurrentClients;
import dev.counter.testsupport.http.TestClient;
import dev.counter.testsupport.system.TestSystem;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import static dev.counter.testsupport.http.TestClient.json;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Keyset pagination: the pages contain each entry exactly once, also under concurrent
 * adds.
 */
class KeysetPaginationIT {

	private static final int ENTRIES = 1234;

	private final TestSystem system = TestSystem.shared();

	private final TestClient client = this.system.client();

	@BeforeEach
	void insertEntries() {
		assertThat(this.client.reset().statusCode()).isEqualTo(200);
		this.system.database().insert(ENTRIES);
	}

	@Test
	void pagesContainEachEntryOnceFromNewestToOldest() {
		AtomicBoolean walking = new AtomicBoolean(true);
		List<List<Long>> walks = ConcurrentClients.run(5, (number) -> () -> {
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
					assertThat(this.client.addWithRetry("1").statusCode()).isEqualTo(200);
				}
			}
			return ids;
		});
		assertThat(walks.get(0)).filteredOn((id) -> id <= ENTRIES)
			.containsExactlyElementsOf(LongStream.iterate(ENTRIES, (id) -> id > 0, (id) -> id - 1).boxed().toList());
		assertThat(walks.get(0)).doesNotHaveDuplicates();
	}

	@Test
	void pagesContainEachEntryOnceFromOldestToNewest() {
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

	private static List<Long> ids(HttpResponse<String> answer) {
		assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
		List<Long> ids = new ArrayList<>();
		for (JsonNode entry : json(answer).get("entries")) {
			ids.add(entry.get("id").asLong());
		}
		return ids;
	}

}
