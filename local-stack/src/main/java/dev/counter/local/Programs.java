package dev.counter.local;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

import dev.counter.contract.Service;

/**
 * What is run for each service.
 */
@FunctionalInterface
interface Programs {

	/**
	 * Makes a service's program ready to run.
	 * @param service which one
	 * @param folder where its files may be kept from one start to the next
	 * @return program and arguments
	 * @throws IOException when the folder cannot be written
	 */
	List<String> command(Service service, Path folder) throws IOException;

}
