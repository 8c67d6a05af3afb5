package dev.counter.e2e.browser;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.ReducedMotion;
import dev.counter.contract.Limits;
import dev.counter.contract.Routes;
import dev.counter.testsupport.system.TestSystem;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Upload and import of a file, with and without JavaScript.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class UploadPageIT {

	/**
	 * In milliseconds: an import waits for its turn, and a page without JavaScript for
	 * its reload.
	 */
	private static final double PATIENCE = 30_000;

	private static final Pattern PART = Pattern.compile(".*partNumber=(\\d+).*");

	private final TestSystem system = TestSystem.shared();

	private Chromium chromium;

	@BeforeAll
	void openTheBrowser() {
		this.chromium = Chromium.at(this.system.client().server());
		PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE);
	}

	@AfterAll
	void closeTheBrowser() {
		if (this.chromium != null) {
			this.chromium.close();
		}
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void fileIsImportedUndoneAndDeleted(boolean javaScript) {
		assertThat(this.system.client().reset().statusCode()).isEqualTo(200);
		try (Page page = tab(javaScript)) {
			send(page, "1\nabc\n2.5\n");
			assertThat(page.locator("h1")).containsText("numbers.csv");
			check(page, javaScript);
			click(page, "Add the numbers");
			assertThat(page.locator("main")).containsText("The file was refused");
			assertThat(page.locator("tbody tr")).hasText(Pattern.compile("2\\s*abc.*"));
			check(page, javaScript);
			assertThat(this.system.database().ledger().count()).isZero();

			page.getByText("Back to the file").click();
			page.getByText("Skip these lines").click();
			click(page, "Add the numbers");
			assertThat(page.locator("main")).containsText("Added 2 numbers");
			check(page, javaScript);
			assertThat(this.system.database().ledger().sum()).isEqualByComparingTo("3.5");

			click(page, "Undo: remove these numbers");
			assertThat(page.locator("main")).containsText("2 numbers removed");
			assertThat(this.system.database().ledger().count()).isZero();

			page.getByText("Back to the file").click();
			click(page, "Delete the file");
			assertThat(page.locator("main")).containsText("The file is deleted");
			check(page, javaScript);
		}
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void refusedFileIsExplainedBesideField(boolean javaScript) {
		try (Page page = tab(javaScript)) {
			send(page, "");
			assertThat(page.locator("#file-fault")).containsText("The file is empty");
			assertThat(page.locator("#file")).hasAttribute("aria-invalid", "true");
			check(page, javaScript);
		}
	}

	@Test
	void uploadContinuesAfterLostConnectionAndReload(@TempDir Path folder) throws Exception {
		byte[] content = new byte[2 * Limits.PART_BYTES + 8_000_000];
		new Random(15).nextBytes(content);
		Path file = Files.write(folder.resolve("large.csv"), content);
		List<String> sent = new CopyOnWriteArrayList<>();
		try (Page page = tab(true)) {
			page.onRequest((request) -> {
				if (PART.matcher(request.url()).matches()) {
					sent.add(PART.matcher(request.url()).replaceAll("$1"));
				}
			});
			page.route(PART, (route) -> {
				if (route.request().url().contains("partNumber=2&")) {
					route.abort("connectionreset");
				}
				else {
					route.resume();
				}
			});
			send(page, file);
			assertThat(page.locator("#sending")).containsText("2 of 3 parts sent");
			assertThat(page.locator("#sending [role=status]")).containsText("The connection was lost");
			check(page, true);

			page.reload();
			assertThat(page.locator(".unfinished")).containsText("large.csv: 2 of 3 parts sent");
			check(page, true);
			page.unroute(PART);
			sent.clear();
			send(page, file);
			Locator address = page.locator("a[href^='" + Routes.FILES + "']");
			assertThat(address).hasCount(1);
			assertThat(sent).containsExactly("2");
			APIResponse download = page.request().get(address.getAttribute("href"));
			assertThat(download.body()).isEqualTo(content);
		}
	}

	/**
	 * No accessibility violation in either scheme, and no horizontal scrolling on a
	 * phone. Axe itself needs JavaScript, and measures no colour during a transition.
	 */
	private static void check(Page page, boolean javaScript) {
		List<ColorScheme> schemes = javaScript ? List.of(ColorScheme.LIGHT, ColorScheme.DARK) : List.of();
		for (ColorScheme scheme : schemes) {
			page.emulateMedia(
					new Page.EmulateMediaOptions().setColorScheme(scheme).setReducedMotion(ReducedMotion.REDUCE));
			assertThat(new AxeBuilder(page).analyze().getViolations()).isEmpty();
		}
		assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(360);
	}

	private Page tab(boolean javaScript) {
		Page page = this.chromium
			.tab(new Browser.NewContextOptions().setJavaScriptEnabled(javaScript).setViewportSize(360, 740));
		page.navigate(Routes.IMPORTS);
		return page;
	}

	private static void send(Page page, String content) {
		page.locator("#file").setInputFiles(new FilePayload("numbers.csv", "text/csv", content.getBytes(UTF_8)));
		click(page, "Send");
	}

	private static void send(Page page, Path file) {
		page.locator("#file").setInputFiles(file);
		click(page, "Send");
	}

	private static void click(Page page, String button) {
		page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(button).setExact(true)).click();
	}

}
