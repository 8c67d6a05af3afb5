package dev.counter.frontdoor;

import java.io.UncheckedIOException;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CountDownLatch;

import dev.counter.contract.AllowedHosts;
import dev.counter.contract.Service;
import dev.counter.contract.StartCommand;
import dev.counter.contract.Variable;

/**
 * Main class of the front door's image: routes to services that run elsewhere, such as in
 * containers.
 */
final class FrontDoorMain {

	private static final List<String> EVERY_ADDRESS = List.of("0.0.0.0");

	private FrontDoorMain() {
	}

	public static void main(String[] args) throws InterruptedException {
		try {
			FrontDoor door = new FrontDoor(AllowedHosts.of(value(Variable.ALLOWED_HOSTS)));
			door.upstreams().open(Service.ADDER, URI.create(value(Variable.FRONT_DOOR_ADDER)));
			door.upstreams().open(Service.DISPLAY, URI.create(value(Variable.FRONT_DOOR_DISPLAY)));
			door.upstreams().open(Service.RESET, URI.create(value(Variable.FRONT_DOOR_RESET)));
			if (StartCommand.isTraining()) {
				door.open(EVERY_ADDRESS, 0);
				door.close();
				return;
			}
			Runtime.getRuntime().addShutdownHook(new Thread(door::close, "stop"));
			door.open(EVERY_ADDRESS, Integer.parseInt(value(Variable.FRONT_DOOR_PORT)));
			System.out.println("The front door listens on port " + door.port() + ".");
		}
		catch (UncheckedIOException | IllegalArgumentException ex) {
			System.err.println(ex.getMessage());
			System.exit(1);
		}
		new CountDownLatch(1).await();
	}

	private static String value(Variable variable) {
		String value = System.getenv(variable.name());
		return (value == null || value.isBlank()) ? variable.defaultText() : value.strip();
	}

}
