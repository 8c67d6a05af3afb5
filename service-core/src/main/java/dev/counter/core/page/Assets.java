package dev.counter.core.page;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.springframework.core.io.ClassPathResource;
import org.springframework.http.MediaType;

/**
 * The files that pages need, each under a name that changes with its content, so that
 * browsers may keep it.
 */
class Assets {

	private static final String FOLDER = "assets/";

	/** What the style sheet refers to comes before it: its hash is part of the sheet. */
	private static final Map<String, MediaType> TYPES = types();

	private static final Pattern VERSIONED = Pattern
		.compile("(?<stem>[a-z]+)-(?<version>[0-9a-f]{1,64})(?<extension>\\.[a-z0-9]+)");

	private static final Pattern REFERENCE = Pattern.compile("(?<=url\\(\")[^\"]+(?=\"\\))");

	private final Map<String, Asset> byName = new LinkedHashMap<>();

	Assets() {
		TYPES.forEach((name, type) -> {
			byte[] content = name.endsWith(".css") ? withVersionedReferences(read(name)) : read(name);
			this.byName.put(name, new Asset(name, hash(content), type, content));
		});
	}

	/**
	 * The asset of a name in the sources.
	 * @param name for example {@code app.css}
	 * @return the asset
	 * @throws IllegalArgumentException when there is none
	 */
	Asset named(String name) {
		Asset asset = this.byName.get(name);
		if (asset == null) {
			throw new IllegalArgumentException("There is no asset " + name + ", only " + this.byName.keySet());
		}
		return asset;
	}

	/**
	 * The asset that a versioned name stands for, of whatever version.
	 * @param versionedName the name in a request
	 * @return today's version of it, if there is such an asset
	 */
	Optional<Asset> requested(String versionedName) {
		Matcher name = VERSIONED.matcher(versionedName);
		return name.matches() ? Optional.ofNullable(this.byName.get(name.group("stem") + name.group("extension")))
				: Optional.empty();
	}

	private byte[] withVersionedReferences(byte[] sheet) {
		return REFERENCE.matcher(new String(sheet, StandardCharsets.UTF_8))
			.replaceAll((reference) -> named(reference.group()).versionedName())
			.getBytes(StandardCharsets.UTF_8);
	}

	private static Map<String, MediaType> types() {
		Map<String, MediaType> types = new LinkedHashMap<>();
		types.put("geist.woff2", MediaType.parseMediaType("font/woff2"));
		types.put("icon.svg", MediaType.parseMediaType("image/svg+xml"));
		types.put("app.js", new MediaType("text", "javascript", StandardCharsets.UTF_8));
		types.put("app.css", new MediaType("text", "css", StandardCharsets.UTF_8));
		types.put("parts.css", new MediaType("text", "css", StandardCharsets.UTF_8));
		return types;
	}

	private static byte[] read(String name) {
		try {
			return new ClassPathResource(FOLDER + name).getContentAsByteArray();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static String hash(byte[] content) {
		try {
			byte[] digest = MessageDigest.getInstance("SHA-256").digest(content);
			return HexFormat.of().formatHex(digest, 0, 8);
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
