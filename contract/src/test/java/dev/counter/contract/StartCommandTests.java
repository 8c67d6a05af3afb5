package dev.counter.contract;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A program is started the same way everywhere, with a cache or without.
 */
class StartCommandTests {

	private final StartCommand command = new StartCommand(Path.of("java"), Path.of("/app"), "app", 512, false);

	@Test
	void takesHalfOfTheMemoryForItsHeap() {
		assertThat(this.command.options()).contains("-Xmx256m");
	}

	@Test
	void differsWithACacheInNothingElse() {
		assertThat(without("aot", this.command.withCache())).isEqualTo(this.command.toList());
		assertThat(without("counter.training", without("aot", this.command.recording())))
			.isEqualTo(this.command.toList());
		assertThat(without("aot", this.command.creation(this.command.cache()))).isEqualTo(this.command.toList());
	}

	@Test
	void usesBeansThatWerePreparedWhereThereAreSome() {
		StartCommand prepared = new StartCommand(Path.of("java"), Path.of("/app"), "app", 512, true);
		assertThat(prepared.toList()).contains("-Dspring.aot.enabled=true");
		assertThat(without("spring.aot", prepared.toList())).isEqualTo(this.command.toList());
	}

	@Test
	void readsTheCacheThatTrainingWrites() {
		assertThat(this.command.withCache()).contains("-XX:AOTCache=/app/app.aot");
		assertThat(this.command.recording()).contains("-XX:AOTMode=record", "-XX:AOTConfiguration=/app/app.aotconf");
		assertThat(this.command.creation(this.command.cache())).contains("-XX:AOTMode=create",
				"-XX:AOTConfiguration=/app/app.aotconf", "-XX:AOTCache=/app/app.aot");
	}

	@Test
	void runsForItsWorkUnlessToldToTrain() {
		assertThat(StartCommand.isTraining()).isFalse();
	}

	private static List<String> without(String part, List<String> words) {
		return words.stream().filter((word) -> !word.toLowerCase(Locale.ROOT).contains(part)).toList();
	}

}
