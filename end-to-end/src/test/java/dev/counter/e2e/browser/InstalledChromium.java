package dev.counter.e2e.browser;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import com.microsoft.playwright.impl.driver.Driver;

/**
 * Source of the browser: an installed Chromium or Chrome, else the download of
 * Playwright.
 */
final class InstalledChromium {

	private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome",
			"google-chrome-stable");

	private static final List<String> MAC = List.of("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
			"/Applications/Chromium.app/Contents/MacOS/Chromium");

	/** Keeps Playwright from downloading three browsers at its start. */
	static final Map<String, String> NO_DOWNLOAD = Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");

	private InstalledChromium() {
	}

	/**
	 * Finds an installed browser.
	 * @return the program, empty when there is none
	 */
	static Optional<Path> find() {
		Stream<Path> onPath = Arrays.stream(System.getenv("PATH").split(":"))
			.flatMap((folder) -> NAMES.stream().map((name) -> Path.of(folder, name)));
		return Stream.concat(onPath, MAC.stream().map(Path::of)).filter(Files::isExecutable).findFirst();
	}

	/**
	 * Downloads Chromium into the cache of Playwright.
	 * @throws IOException when the download fails
	 */
	static void download() throws IOException {
		ProcessBuilder install = Driver.ensureDriverInstalled(NO_DOWNLOAD, false).createProcessBuilder();
		install.command().addAll(List.of("install", "chromium"));
		Path log = Files.createTempFile("playwright-install", ".log");
		try {
			Process process = install.redirectErrorStream(true).redirectOutput(log.toFile()).start();
			if (!process.waitFor(10, TimeUnit.MINUTES) || process.exitValue() != 0) {
				process.destroyForcibly();
				throw new IOException(Files.readString(log).lines().reduce((first, last) -> last).orElse("no output"));
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IOException(ex);
		}
		finally {
			Files.delete(log);
		}
	}

}
