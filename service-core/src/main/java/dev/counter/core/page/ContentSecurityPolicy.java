package dev.counter.core.page;

/**
 * Content security policy (CSP): pages load and send to their own origin alone.
 */
public final class ContentSecurityPolicy {

	public static final String HEADER = "Content-Security-Policy";

	/** The policy of every response. */
	public static final String DEFAULT = connectingTo("");

	private ContentSecurityPolicy() {
	}

	/** The policy of a page whose script also sends to another origin. */
	public static String connectingTo(String origin) {
		return String.join("; ", "default-src 'none'", "style-src 'self'", "script-src 'self'", "img-src 'self'",
				"font-src 'self'", ("connect-src 'self' " + origin).strip(), "form-action 'self'", "base-uri 'none'",
				"frame-ancestors 'none'");
	}

}
