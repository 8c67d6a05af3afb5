package dev.counter.e2e.browser;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import org.junit.jupiter.api.Assumptions;

/**
 * Chromium, driven through Playwright.
 */
final class Chromium implements AutoCloseable {

	private final Playwright playwright;

	private final Browser browser;

	private final URI address;

	private Chromium(Playwright playwright, Browser browser, URI address) {
		this.playwright = playwright;
		this.browser = browser;
		this.address = address;
	}

	/**
	 * Starts a browser. Without one the calling tests are skipped, with a message; with
	 * {@code CI} set they fail.
	 * @param address the front door
	 * @return the browser
	 */
	static Chromium at(URI address) {
		Optional<Path> installed = InstalledChromium.find();
		if (installed.isEmpty()) {
			try {
				InstalledChromium.download();
			}
			catch (IOException ex) {
				String reason = "No Chromium or Chrome is installed and Playwright could not download one ("
						+ ex.getMessage() + "): install one of them to run the browser tests.";
				Assumptions.assumeTrue(System.getenv("CI") != null, reason);
				throw new IllegalStateException(reason, ex);
			}
		}
		Playwright playwright = Playwright.create(new Playwright.CreateOptions().setEnv(InstalledChromium.NO_DOWNLOAD));
		BrowserType.LaunchOptions options = new BrowserType.LaunchOptions();
		installed.ifPresent(options::setExecutablePath);
		return new Chromium(playwright, playwright.chromium().launch(options), address);
	}

	/**
	 * Opens a tab with a context of its own: no cookies, no cache.
	 * @param options the options of the context
	 * @return the tab
	 */
	Page tab(Browser.NewContextOptions options) {
		return this.browser.newContext(options.setBaseURL(this.address.toString())).newPage();
	}

	@Override
	public void close() {
		this.browser.close();
		this.playwright.close();
	}

}
