package dev.counter.contract;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Protection against DNS rebinding: a page of another site can resolve its own host name
 * to an address that only this machine reaches, but the browser sends that name as Host.
 *
 * @param names host names in lower case, in addition to {@code localhost} and IP
 * addresses
 */
public record AllowedHosts(Set<String> names) {

	private static final Pattern LOCAL = Pattern
		.compile("(localhost|\\[[0-9a-f:.]+]|[0-9]{1,3}(\\.[0-9]{1,3}){3})?(:[0-9]*)?", Pattern.CASE_INSENSITIVE);

	private static final Pattern PORT = Pattern.compile(":[0-9]*$");

	private static final Pattern LOOPBACK = Pattern.compile("127\\..*|::1|0:0:0:0:0:0:0:1(%.*)?");

	public AllowedHosts {
		names = Set.copyOf(names);
	}

	/** Parses {@link Variable#ALLOWED_HOSTS}: names separated by commas or spaces. */
	public static AllowedHosts of(String setting) {
		return new AllowedHosts(Arrays.stream(setting.toLowerCase(Locale.ROOT).split("[,\\s]+"))
			.filter(Predicate.not(String::isEmpty))
			.collect(Collectors.toUnmodifiableSet()));
	}

	/**
	 * Whether a request is allowed, otherwise 421.
	 * @param host the Host header, empty when it is missing: browsers always send it
	 * @param localAddress the literal address of the server: without names, the check is
	 * for loopback addresses alone
	 */
	public boolean allow(String host, String localAddress) {
		if (LOCAL.matcher(host).matches()) {
			return true;
		}
		return this.names.isEmpty() ? !LOOPBACK.matcher(localAddress).matches()
				: this.names.contains(PORT.matcher(host).replaceFirst("").toLowerCase(Locale.ROOT));
	}

}
