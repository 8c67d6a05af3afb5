package dev.counter.e2e.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.counter.contract.Routes;
import dev.counter.testsupport.system.TestSystem;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Visit from the first number to the reset, with and without JavaScript.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class VisitIT {

	private final TestSystem system = TestSystem.shared();

	private Chromium chromium;

	@BeforeAll
	void openTheBrowser() {
		this.chromium = Chromium.at(this.system.client().server());
	}

	@AfterAll
	void closeTheBrowser() {
		if (this.chromium != null) {
			this.chromium.close();
		}
	}

	@BeforeEach
	void resetCounter() {
		assertThat(this.system.client().reset().statusCode()).isEqualTo(200);
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void visitAddsReadsAndResets(boolean javaScript) {
		try (Page page = tab(javaScript)) {
			page.navigate(Routes.ADDER);
			add(page, "1234.5");
			assertThat(page.locator("main")).containsText("1,234.5");
			page.reload();
			add(page, "-0.25");
			assertThat(page.locator("main")).containsText("1,234.25");

			page.navigate(Routes.DISPLAY);
			assertThat(page.locator("tbody tr")).hasCount(2);
			assertThat(page.locator("tbody tr").first()).containsText("-0.25");

			page.navigate(Routes.RESET);
			assertThat(page.locator("main")).containsText("1,234.25");
			reset(page);
			assertThat(page.url()).contains(Routes.RESET + "?reset=");
			assertThat(page.locator("main")).containsText("1,234.25");
			assertThat(this.system.database().ledger().count()).isZero();
		}
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void invalidNumberIsExplainedBesideFieldAndKept(boolean javaScript) {
		try (Page page = tab(javaScript)) {
			page.navigate(Routes.ADDER);
			add(page, "1.23456");
			Locator field = number(page);
			assertThat(field).hasAttribute("aria-invalid", "true");
			assertThat(field).hasValue("1.23456");
			String message = field.getAttribute("aria-describedby").split(" ")[0];
			assertThat(page.locator("#" + message)).containsText("4");
			assertThat(this.system.database().ledger().count()).isZero();
		}
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void staleResetPageRemovesNothingNewer(boolean javaScript) {
		try (Page page = tab(javaScript)) {
			this.system.client().add("1");
			page.navigate(Routes.RESET);
			this.system.client().reset();
			this.system.client().add("2");
			reset(page);
			assertThat(this.system.database().ledger().count()).isEqualTo(1);
		}
	}

	private Page tab(boolean javaScript) {
		return this.chromium.tab(new Browser.NewContextOptions().setJavaScriptEnabled(javaScript));
	}

	private static Locator number(Page page) {
		return page.locator("input[name=number]");
	}

	private static void add(Page page, String number) {
		number(page).fill(number);
		page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Add")).click();
		page.waitForLoadState();
	}

	private static void reset(Page page) {
		page.locator("main input[type=checkbox]").check();
		page.locator("main form button.danger").click();
		page.waitForLoadState();
	}

}
