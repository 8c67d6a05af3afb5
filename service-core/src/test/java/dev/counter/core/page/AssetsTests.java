package dev.counter.core.page;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.core.io.ClassPathResource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Links to assets change with their content.
 */
class AssetsTests {

	private final Assets assets = new Assets();

	@ParameterizedTest
	@ValueSource(strings = { "app.css", "parts.css", "app.js", "upload.js", "icon.svg", "geist.woff2" })
	void linksToAnAssetByItsContentHash(String name) {
		String link = this.assets.link(name);
		assertThat(link).matches("/assets/[a-z]+-[0-9a-f]{32}\\.[a-z0-9]+").matches(this.assets::isCurrent);
	}

	@Test
	void linksAreTheSameInEachProcess() {
		assertThat(new Assets().link("app.css")).isEqualTo(this.assets.link("app.css"));
	}

	@Test
	void styleSheetRefersToTheFontByItsContentHash() throws IOException {
		assertThat("/assets/" + text("app.css").replaceFirst("(?s).*url\\(\"([^\"]+)\"\\).*", "$1"))
			.isEqualTo(this.assets.link("geist.woff2"));
		assertThat(text("app.css") + text("parts.css")).containsOnlyOnce("url(").doesNotContain("//");
	}

	@Test
	void linkToAMissingAssetFails() {
		assertThatIllegalArgumentException().isThrownBy(() -> this.assets.link("missing.css"))
			.withMessageContaining("missing.css");
	}

	@Test
	void scriptAndIconNeedNoExceptionFromTheContentSecurityPolicy() throws IOException {
		for (String name : List.of("app.js", "upload.js", "icon.svg")) {
			assertThat(text(name)).doesNotContain("eval(", "innerHTML", ".style.", "style=", "<style", "<script");
		}
	}

	private static String text(String name) throws IOException {
		return new ClassPathResource(Assets.FOLDER + name).getContentAsString(StandardCharsets.UTF_8);
	}

}
