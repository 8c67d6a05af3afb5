package dev.counter.core.web.address;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.mock.web.MockHttpServletRequest;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Client address: the last element of X-Forwarded-For, else that of the connection.
 */
class ClientAddressTests {

	private static final String SOCKET = "127.0.0.2";

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			203.0.113.7                          | 203.0.113.7
			10.0.0.1, 203.0.113.7                | 203.0.113.7
			203.0.113.7, 10.0.0.1                | 10.0.0.1
			203.0.113.7,127.0.0.1                | 127.0.0.1
			garbage, 203.0.113.7                 | 203.0.113.7
			203.0.113.7:51234                    | 203.0.113.7
			2001:db8::1                          | 2001:db8:0:0:0:0:0:1
			[2001:db8::1]                        | 2001:db8:0:0:0:0:0:1
			[2001:db8::1]:51234                  | 2001:db8:0:0:0:0:0:1
			fe80::1%eth0                         | fe80:0:0:0:0:0:0:1
			[fe80::1%25eth0]:80                  | fe80:0:0:0:0:0:0:1
			::ffff:203.0.113.7                   | 203.0.113.7
			::FFFF:cb00:7107                     | 203.0.113.7
			::1                                  | 0:0:0:0:0:0:0:1
			::                                   | 0:0:0:0:0:0:0:0
			1:2:3:4:5:6:7:8                      | 1:2:3:4:5:6:7:8
			""")
	void lastElementIsUsed(String header, String address) {
		assertThat(address(header)).isEqualTo(address);
	}

	@Test
	void lastElementOfLastLineIsUsed() {
		assertThat(address("203.0.113.7, 203.0.113.8", "192.0.2.1 , 192.0.2.9 ")).isEqualTo("192.0.2.9");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " ", ",", "203.0.113.7,", "localhost", "example.com", "unknown", "1", "1.2", "1.2.3",
			"1.2.3.4.5", "256.1.1.1", "01.2.3.4", "0x7f.0.0.1", "127.1", "2130706433", "1.2.3.4/24", "1.2.3.4:",
			"-1.2.3.4", "1.2.3.4:999999", "[1.2.3.4]", "::g", ":::", "1:2:3:4:5:6:7:8:9", "12345::", "[::1", "::1]",
			"[]", "[::1]x", "for=1.2.3.4", "\"1.2.3.4\"", "1.2.3.4 5.6.7.8", "::ffff:999.1.1.1", "abcd", "face",
			"a.b.c.d" })
	void connectionsAddressReplacesInvalidLiteral(String header) {
		assertThat(address(header)).isEqualTo(SOCKET);
		assertThat(address("203.0.113.7, " + header)).isEqualTo(SOCKET);
	}

	@Test
	void zoneIsRemoved() {
		MockHttpServletRequest request = new MockHttpServletRequest();
		request.setRemoteAddr("fe80:0:0:0:0:0:0:1%2");
		assertThat(ClientAddress.of(request).getHostAddress()).isEqualTo("fe80:0:0:0:0:0:0:1");
	}

	private static String address(String... lines) {
		MockHttpServletRequest request = new MockHttpServletRequest();
		request.setRemoteAddr(SOCKET);
		for (String line : lines) {
			request.addHeader("X-Forwarded-For", line);
		}
		return ClientAddress.of(request).getHostAddress();
	}

}
