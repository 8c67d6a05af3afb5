package dev.counter.adder.imports;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.zip.ZipException;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Gzip that arrives in pieces, as from a network.
 */
class StrictGzipTests {

	private static final byte[] MEMBER = ImportFixture.gzip("7\n");

	@Test
	void membersThatArriveOneByOneAreAllRead() throws IOException {
		assertThat(read(3 * MEMBER.length, MEMBER, MEMBER, MEMBER)).isEqualTo("7\n7\n7\n");
	}

	@Test
	void brokenMemberAfterAWholeOneIsRefused() {
		byte[] broken = MEMBER.clone();
		broken[0]++;
		assertThatExceptionOfType(ZipException.class).isThrownBy(() -> read(2 * MEMBER.length, MEMBER, broken));
		assertThatExceptionOfType(ZipException.class)
			.isThrownBy(() -> read(2 * MEMBER.length + 4, MEMBER, Arrays.copyOf(broken, MEMBER.length + 4)));
	}

	@Test
	void brokenConnectionIsNotTheEndOfTheFile() {
		assertThatExceptionOfType(UncheckedIOException.class).isThrownBy(() -> read(2 * MEMBER.length, MEMBER))
			.withMessageContaining(MEMBER.length + " bytes are missing");
	}

	private static String read(int bytes, byte[]... pieces) throws IOException {
		InputStream network = new SequenceInputStream(Collections
			.enumeration(Arrays.stream(pieces).map(ByteArrayInputStream::new).map(InputStream.class::cast).toList()));
		try (InputStream gzip = new StrictGzip(new ObjectBytes(network, bytes))) {
			return new String(gzip.readAllBytes(), StandardCharsets.US_ASCII);
		}
	}

}
