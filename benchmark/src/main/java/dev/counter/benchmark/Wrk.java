package dev.counter.benchmark;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Loads a service over HTTP with wrk.
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
	 * Sends requests for a time, each connection the next one as soon as it is answered.
	 * @param address where to
	 * @param kind {@code plain} or {@code keyed} for adds, {@code read} for a GET
	 * @param connections how many
	 * @param seconds how long
	 * @return what was reached
	 */
	Figure load(URI address, String kind, int connections, int seconds) {
		return run(address, connections, seconds, kind, ACCEPT);
	}

	/**
	 * Asks for a page that is known already.
	 * @param address where it is
	 * @param tag what the known page is marked with
	 * @param connections how many
	 * @param seconds how long
	 * @return what was reached
	 */
	Figure reload(URI address, String tag, int connections, int seconds) {
		return run(address, connections, seconds, "read", ACCEPT, tag);
	}

	private Figure run(URI address, int connections, int seconds, String... arguments) {
		List<String> command = new ArrayList<>(List.of("-t" + Math.min(2, connections), "-c" + connections,
				"-d" + seconds + "s", "-s", SCRIPT, address.toString(), "--"));
		command.addAll(List.of(arguments));
		String output = this.program.run(this.folder, Map.of(), command);
		Matcher figure = FIGURE.matcher(output);
		if (!figure.find()) {
			throw new IllegalStateException("wrk said nothing that is understood: " + output);
		}
		return new Figure(Double.parseDouble(figure.group(1)), Double.parseDouble(figure.group(2)),
				Double.parseDouble(figure.group(3)), Long.parseLong(figure.group(4)));
	}

}
