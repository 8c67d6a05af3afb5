package dev.counter.e2e.browser;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import dev.counter.contract.Routes;
import dev.counter.testsupport.system.TestSystem;

/**
 * Screenshots: the README's picture, and each page in both colour schemes at the width of
 * a desktop and of a phone.
 */
final class Screenshots {

	private static final Map<String, String> PAGES = Map.of("home", Routes.HOME, "adder", Routes.ADDER, "imports",
			Routes.IMPORTS, "display", Routes.DISPLAY, "reset", Routes.RESET, "missing", "/nowhere");

	private static final List<Integer> WIDTHS = List.of(1100, 360);

	private static final List<String> NUMBERS = List.of("19.95", "-4.5", "1200", "0.0001", "36.2", "-250", "1000");

	private Screenshots() {
	}

	/**
	 * Takes all pictures.
	 * @param arguments the folder of the README's picture, and the folder of the others
	 */
	public static void main(String[] arguments) {
		try (TestSystem system = TestSystem.start(); Chromium chromium = Chromium.at(system.client().server())) {
			NUMBERS.forEach(system.client()::add);
			Path all = Path.of(arguments[1]);
			for (int width : WIDTHS) {
				for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
					PAGES.forEach((name, path) -> take(chromium, path, scheme, width,
							all.resolve(name + "-" + scheme.name().toLowerCase(Locale.ROOT) + "-" + width + ".png")));
				}
			}
			take(chromium, Routes.HOME, ColorScheme.LIGHT, 1100, Path.of(arguments[0], "home.png"));
		}
	}

	private static void take(Chromium chromium, String path, ColorScheme scheme, int width, Path file) {
		try (Page page = chromium
			.tab(new Browser.NewContextOptions().setColorScheme(scheme).setViewportSize(width, 720))) {
			page.navigate(path);
			page.screenshot(new Page.ScreenshotOptions().setPath(file).setFullPage(true));
		}
	}

}
