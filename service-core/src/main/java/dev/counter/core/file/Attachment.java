package dev.counter.core.file;

import java.nio.charset.StandardCharsets;

import org.springframework.web.util.UriUtils;

/**
 * Content-Disposition of a download (RFC 6266): the name in ASCII, and in UTF-8 (RFC
 * 8187) if that differs. Spring's builder writes the first as an encoded word, under
 * which curl saves the file.
 */
public final class Attachment {

	private Attachment() {
	}

	/** The value of the header. */
	public static String of(String name) {
		String ascii = name.replaceAll("[^ -~]|[\"%\\\\]", "_");
		String header = "attachment; filename=\"" + ascii + "\"";
		return ascii.equals(name) ? header
				: header + "; filename*=UTF-8''" + UriUtils.encode(name, StandardCharsets.UTF_8);
	}

}
