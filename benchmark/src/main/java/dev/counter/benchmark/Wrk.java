package dev.counter.benchmark;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * HTTP load generator: wrk with a script.
 */
final class Wrk {

	private static final Pattern FIGURE = Pattern.compile("FIGURE (\\S+) (\\S+) (\\S+) (\\d+)");

	private static final String SCRIPT = "add.lua";

	private static final String ACCEPT = "text/html";

	private final Program program;

	private final Path folder;

	Wrk(Program program, Path folder) throws IOException {
		this.program = program;
		this.folder = folder;
		try (InputStream script = Objects.requireNonNull(Wrk.class.getResourceAsStream(SCRIPT))) {
			Files.copy(script, folder.resolve(SCRIPT), StandardCopyOption.REPLACE_EXISTING);
		}
	}

	/**
	 * Closed-loop load: each connection sends the next request after the response.
	 * @param kind {@code plain} or {@code keyed} for adds, {@code read} for a GET
	 */
	Figure load(URI address, String kind, int connections, int seconds) {
		List<String> command = List.of("-t" + Math.min(2, connections), "-c" + connections, "-d" + seconds + "s", "-s",
				SCRIPT, address.toString(), "--", kind, ACCEPT);
		String output = this.program.run(this.folder, Map.of(), command);
		Matcher figure = FIGURE.matcher(output);
		if (!figure.find()) {
			throw new IllegalStateException("Unexpected output of wrk: " + output);
		}
		return new Figure(Double.parseDouble(figure.group(1)), Double.parseDouble(figure.group(2)),
				Double.parseDouble(figure.group(3)), Long.parseLong(figure.group(4)));
	}

}
