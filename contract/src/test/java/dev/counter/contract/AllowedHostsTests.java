package dev.counter.contract;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A loopback address answers to no name that a page of another site can have.
 */
class AllowedHostsTests {

	private static final AllowedHosts NO_NAMES = AllowedHosts.of(" ");

	private static final AllowedHosts NAMES = AllowedHosts.of("counter.test, Counter.Example");

	@ParameterizedTest
	@ValueSource(strings = { "", "localhost", "LOCALHOST:8080", "127.0.0.1", "127.0.0.1:8080", "192.0.2.7:80", "[::1]",
			"[::1]:8080", "[::ffff:127.0.0.1]:1" })
	void allowsLocalhostAndAddressesEverywhere(String host) {
		assertThat(NO_NAMES.allow(host, "127.0.0.1")).isTrue();
		assertThat(NAMES.allow(host, "0:0:0:0:0:0:0:1")).isTrue();
		assertThat(NAMES.allow(host, "172.18.0.3")).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "evil.example", "evil.example:8080", "localhost.evil.example", "127.0.0.1.evil.example",
			"evil.example:", "1.evil.example", "localhost:8080.evil.example", "127.0.0.1:x", "2130706433",
			"counter.test.evil.example" })
	void refusesOtherNamesOnLoopbackAndWhereNamesAreGiven(String host) {
		for (String loopback : new String[] { "127.0.0.1", "127.1.2.3", "0:0:0:0:0:0:0:1", "0:0:0:0:0:0:0:1%1",
				"::1" }) {
			assertThat(NO_NAMES.allow(host, loopback)).as(loopback).isFalse();
			assertThat(NAMES.allow(host, loopback)).as(loopback).isFalse();
		}
		assertThat(NAMES.allow(host, "172.18.0.3")).isFalse();
	}

	@ParameterizedTest
	@ValueSource(strings = { "172.18.0.3", "10.0.1.7", "2001:db8:0:0:0:0:0:1" })
	void allowsEveryNameElsewhereUnlessNamesAreGiven(String address) {
		assertThat(NO_NAMES.allow("counter.example.com", address)).isTrue();
		assertThat(NAMES.allow("counter.example.com", address)).isFalse();
	}

	@ParameterizedTest
	@ValueSource(strings = { "counter.test", "COUNTER.example:8080" })
	void allowsTheNamesOfTheSetting(String host) {
		assertThat(NAMES.allow(host, "127.0.0.1")).isTrue();
	}

}
