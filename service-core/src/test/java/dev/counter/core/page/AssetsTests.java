package dev.counter.core.page;

import java.nio.charset.StandardCharsets;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Names change with what they name, and nothing else gives them away.
 */
class AssetsTests {

	private final Assets assets = new Assets();

	@ParameterizedTest
	@ValueSource(strings = { "app.css", "parts.css", "app.js", "icon.svg", "geist.woff2" })
	void findsAnAssetUnderItsVersionedName(String name) {
		Asset asset = this.assets.named(name);
		assertThat(asset.versionedName()).matches("[a-z]+-[0-9a-f]{16}\\.[a-z0-9]+");
		assertThat(this.assets.requested(asset.versionedName())).contains(asset);
	}

	@Test
	void namesTheSameContentTheSameInEachProcess() {
		assertThat(new Assets().named("app.css").versionedName())
			.isEqualTo(this.assets.named("app.css").versionedName());
	}

	@Test
	void refersFromTheStyleSheetToVersionedNamesOnly() {
		String sheet = new String(this.assets.named("app.css").content(), StandardCharsets.UTF_8);
		assertThat(sheet).contains("url(\"" + this.assets.named("geist.woff2").versionedName() + "\")")
			.doesNotContain("url(\"geist.woff2\")")
			.doesNotContain("//");
	}

	@ParameterizedTest
	@ValueSource(strings = { "app.css", "app-.css", "app-XYZ.css", "other-0123456789abcdef.css", "geist-license.txt",
			"../app-0123456789abcdef.css", "app-0123456789abcdef.css.map", "" })
	void findsNothingElse(String name) {
		assertThat(this.assets.requested(name)).isEmpty();
	}

	@Test
	void refusesToLinkToWhatIsNotThere() {
		assertThatIllegalArgumentException().isThrownBy(() -> this.assets.named("missing.css"))
			.withMessageContaining("missing.css");
	}

	@Test
	void makesPagesWorkUnderAPolicyWithoutExceptions() {
		for (String name : List.of("app.js", "icon.svg")) {
			String text = new String(this.assets.named(name).content(), StandardCharsets.UTF_8);
			assertThat(text).doesNotContain("eval(", "innerHTML", ".style.", "style=", "<style", "<script");
		}
	}

}
