package dev.counter.e2e.browser;

import java.util.stream.Stream;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import dev.counter.contract.Routes;
import dev.counter.contract.Service;
import dev.counter.testsupport.system.TestSystem;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Accessibility, responsive layout, navigation and own assets of every page.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PagesIT {

	private static final String MISSING = "/nowhere";

	private final TestSystem system = TestSystem.shared();

	private Chromium chromium;

	@BeforeAll
	void openTheBrowser() {
		this.chromium = Chromium.at(this.system.client().server());
		assertThat(this.system.client().add("-9999999999999999.9999").statusCode()).isEqualTo(200);
	}

	@AfterAll
	void closeTheBrowser() {
		if (this.chromium != null) {
			this.chromium.close();
		}
	}

	static Stream<Arguments> everyPageInBothSchemes() {
		return Stream
			.of(Routes.HOME, Routes.ADDER, Routes.IMPORTS, Routes.DISPLAY, Routes.RESET, MISSING,
					Routes.DISPLAY + "?limit=x")
			.flatMap((path) -> Stream.of(ColorScheme.LIGHT, ColorScheme.DARK)
				.map((scheme) -> Arguments.of(path, scheme)));
	}

	@ParameterizedTest
	@MethodSource("everyPageInBothSchemes")
	void pageHasNoAccessibilityViolation(String path, ColorScheme scheme) {
		try (Page page = this.chromium.tab(new Browser.NewContextOptions().setColorScheme(scheme))) {
			page.navigate(path);
			assertThat(new AxeBuilder(page).analyze().getViolations()).isEmpty();
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { Routes.HOME, Routes.ADDER, Routes.IMPORTS, Routes.DISPLAY, Routes.RESET, MISSING })
	void pageFitsPhoneWithoutHorizontalScrolling(String path) {
		try (Page page = this.chromium.tab(new Browser.NewContextOptions().setViewportSize(360, 740))) {
			page.navigate(path);
			assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(360);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { Routes.HOME, Routes.ADDER, Routes.IMPORTS, Routes.DISPLAY, Routes.RESET, MISSING })
	void pageLinksToEveryServiceAndRequestsNoOtherHost(String path) {
		try (Page page = this.chromium.tab(new Browser.NewContextOptions())) {
			page.onRequest((request) -> assertThat(request.url()).startsWith(this.system.client().server().toString()));
			page.onConsoleMessage((message) -> assertThat(message.type()).as(message.text())
				.isNotEqualTo(path.equals(MISSING) ? "warning" : "error"));
			page.navigate(path);
			for (Service service : Service.values()) {
				assertThat(page.locator("nav a[href='" + service.page() + "']").count()).as(service.key()).isPositive();
			}
		}
	}

	@ParameterizedTest
	@EnumSource
	void pageIsReachedFromHomeByItsLink(Service service) {
		try (Page page = this.chromium.tab(new Browser.NewContextOptions().setJavaScriptEnabled(false))) {
			page.navigate(Routes.HOME);
			page.locator("main a[href='" + service.page() + "']").first().click();
			assertThat(page.url()).endsWith(service.page());
			assertThat(page.locator("h1").count()).isEqualTo(1);
		}
	}

}
