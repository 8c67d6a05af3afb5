package dev.counter.local;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

import dev.counter.local.data.StartupException;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * A port that is in use is named before anything is started.
 */
class FrontDoorPortTests {

	@Test
	void portInUseIsNamed() throws IOException {
		try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
			assertThatExceptionOfType(StartupException.class)
				.isThrownBy(() -> FrontDoorPort.requireFree(taken.getLocalPort()))
				.withMessageContaining("Port " + taken.getLocalPort() + " is in use")
				.withMessageContaining("-Dcounter.port=");
		}
	}

	@Test
	void portZeroIsAnyFreePort() {
		FrontDoorPort.requireFree(0);
	}

}
