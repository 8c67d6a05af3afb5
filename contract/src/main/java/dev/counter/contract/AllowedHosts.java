package dev.counter.contract;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Protection against DNS rebinding: a page of another site can let its own host name
 * resolve to an address that only this machine reaches, but its browser then sends that
 * name as Host.
 *
 * @param names host names in lower case, beside {@code localhost} and IP addresses
 */
public record AllowedHosts(Set<String> names) {

	private static final Pattern HARMLESS = Pattern
		.compile("(localhost|\\[[0-9a-f:.]+]|[0-9]{1,3}(\\.[0-9]{1,3}){3})?(:[0-9]*)?", Pattern.CASE_INSENSITIVE);

	private static final Pattern PORT = Pattern.compile(":[0-9]*$");

	private static final Pattern LOOPBACK = Pattern.compile("127\\..*|::1|0:0:0:0:0:0:0:1(%.*)?");

	public AllowedHosts {
		names = Set.copyOf(names);
	}

	/**
	 * Reads {@link Variable#ALLOWED_HOSTS}.
	 * @param setting names, separated by commas or white space; may be empty
	 * @return the hosts
	 */
	public static AllowedHosts of(String setting) {
		return new AllowedHosts(Arrays.stream(setting.toLowerCase(Locale.ROOT).split("[,\\s]+"))
			.filter(Predicate.not(String::isEmpty))
			.collect(Collectors.toUnmodifiableSet()));
	}

	/**
	 * Whether a request may be answered.
	 * @param host the Host header, with or without a port, or empty: no browser leaves it
	 * out
	 * @param localAddress the literal address that the connection was made to: without
	 * names, the rule holds for loopback addresses alone
	 * @return {@code false} when the answer has to be 421
	 */
	public boolean allow(String host, String localAddress) {
		if (HARMLESS.matcher(host).matches()) {
			return true;
		}
		return this.names.isEmpty() ? !LOOPBACK.matcher(localAddress).matches()
				: this.names.contains(PORT.matcher(host).replaceFirst("").toLowerCase(Locale.ROOT));
	}

}
