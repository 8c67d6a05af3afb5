package dev.counter.local.frontdoor;

import java.net.URI;
import java.util.concurrent.CountDownLatch;

import dev.counter.contract.AllowedHosts;
import dev.counter.contract.Service;
import dev.counter.contract.StartCommand;
import dev.counter.contract.Variable;
import dev.counter.local.failure.StartFailure;

/**
 * The front door alone, for services that run elsewhere, such as in containers.
 */
final class FrontDoorMain {

	private FrontDoorMain() {
	}

	/**
	 * Routes until the process is told to end.
	 * @param args none: the environment says where the services are
	 * @throws InterruptedException when the waiting thread is interrupted
	 */
	public static void main(String[] args) throws InterruptedException {
		try {
			FrontDoor door = new FrontDoor(AllowedHosts.of(value(Variable.ALLOWED_HOSTS)));
			door.upstreams().open(Service.ADDER, address(Variable.FRONT_DOOR_ADDER));
			door.upstreams().open(Service.DISPLAY, address(Variable.FRONT_DOOR_DISPLAY));
			door.upstreams().open(Service.RESET, address(Variable.FRONT_DOOR_RESET));
			if (StartCommand.isTraining()) {
				door.open(Binding.everywhere(0));
				door.close();
				return;
			}
			Runtime.getRuntime().addShutdownHook(new Thread(door::close, "stop"));
			door.open(Binding.everywhere(Integer.parseInt(value(Variable.FRONT_DOOR_PORT))));
			System.out.println("The front door listens on port " + door.port() + ".");
		}
		catch (StartFailure | IllegalArgumentException ex) {
			System.err.println(ex.getMessage());
			System.exit(1);
		}
		new CountDownLatch(1).await();
	}

	private static URI address(Variable variable) {
		return URI.create(value(variable));
	}

	private static String value(Variable variable) {
		String value = System.getenv(variable.name());
		return (value == null || value.isBlank()) ? variable.defaultText() : value.strip();
	}

}
