package dev.counter.e2e.browser;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import dev.counter.contract.Routes;
import dev.counter.e2e.RunningCounter;

/**
 * Takes the README's picture, and for the eye of whoever changes the design each page in
 * both colour schemes, wide and as on a phone.
 */
final class Screenshots {

	private static final Map<String, String> PAGES = Map.of("home", Routes.HOME, "adder", Routes.ADDER, "display",
			Routes.DISPLAY, "reset", Routes.RESET, "missing", "/nowhere");

	private static final List<Integer> WIDTHS = List.of(1100, 360);

	private static final List<String> NUMBERS = List.of("19.95", "-4.5", "1200", "0.0001", "36.2", "-250", "1000");

	private Screenshots() {
	}

	/**
	 * Writes the README's picture and the others.
	 * @param arguments the folder of the README's picture, the folder of all others
	 */
	public static void main(String[] arguments) {
		try (RunningCounter counter = RunningCounter.start();
				Visitor visitor = Visitor.at(counter.client().address())) {
			NUMBERS.forEach(counter.client()::add);
			Path all = Path.of(arguments[1]);
			for (int width : WIDTHS) {
				for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
					PAGES.forEach((name, path) -> take(visitor, path, scheme, width,
							all.resolve(name + "-" + scheme.name().toLowerCase(Locale.ROOT) + "-" + width + ".png")));
				}
			}
			take(visitor, Routes.HOME, ColorScheme.LIGHT, 1100, Path.of(arguments[0], "home.png"));
		}
	}

	private static void take(Visitor visitor, String path, ColorScheme scheme, int width, Path file) {
		try (Page page = visitor
			.tab(new Browser.NewContextOptions().setColorScheme(scheme).setViewportSize(width, 720))) {
			page.navigate(path);
			page.screenshot(new Page.ScreenshotOptions().setPath(file).setFullPage(true));
		}
	}

}
