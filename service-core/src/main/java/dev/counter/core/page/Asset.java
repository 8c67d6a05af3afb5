package dev.counter.core.page;

import org.springframework.http.MediaType;

/**
 * A file that pages need, as it is served.
 *
 * @param name its name in the sources, for example {@code app.css}
 * @param version a hash of the content, 16 hexadecimal digits
 * @param type its media type
 * @param content its bytes
 */
record Asset(String name, String version, MediaType type, byte[] content) {

	/**
	 * The name under which it may be kept for ever.
	 * @return for example {@code app-0123456789abcdef.css}
	 */
	String versionedName() {
		int dot = this.name.lastIndexOf('.');
		return this.name.substring(0, dot) + "-" + this.version + this.name.substring(dot);
	}

}
