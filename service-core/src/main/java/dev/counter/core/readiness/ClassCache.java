package dev.counter.core.readiness;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;

/**
 * Says whether the service started on the cache of loaded classes that it was given. Java
 * itself starts without one that does not match, and before 25.0.4 on one that other jars
 * made.
 *
 * @see <a href="https://bugs.openjdk.org/browse/JDK-8377932">JDK-8377932</a>
 */
class ClassCache implements ApplicationRunner {

	private static final Log log = LogFactory.getLog(ClassCache.class);

	private static final String OPTION = "-XX:AOTCache=";

	private final List<String> options;

	private final String machine;

	private final Path jar;

	/**
	 * Creates a look at a cache.
	 * @param options the options of the virtual machine
	 * @param machine what the virtual machine says of itself, such as
	 * {@code mixed mode, sharing}
	 * @param jar the program
	 */
	ClassCache(List<String> options, String machine, Path jar) {
		this.options = options;
		this.machine = machine;
		this.jar = jar;
	}

	static ClassCache ofThisProcess() {
		return new ClassCache(ManagementFactory.getRuntimeMXBean().getInputArguments(),
				System.getProperty("java.vm.info", ""), Path.of(System.getProperty("java.class.path", "")));
	}

	@Override
	public void run(ApplicationArguments arguments) {
		this.options.stream()
			.filter((option) -> option.startsWith(OPTION))
			.map((option) -> Path.of(option.substring(OPTION.length())))
			.forEach(this::tell);
	}

	private void tell(Path cache) {
		if (!this.machine.contains("sharing")) {
			log.warn("Started slowly: the cache %s is missing, or not of this Java and its options".formatted(cache));
		}
		else if (isOlder(cache)) {
			log.error("The cache %s is older than %s: what runs may not be what the jar holds".formatted(cache,
					this.jar));
		}
		else {
			log.info("Started with the cache " + cache);
		}
	}

	private boolean isOlder(Path cache) {
		try {
			return Files.getLastModifiedTime(cache).compareTo(Files.getLastModifiedTime(this.jar)) < 0;
		}
		catch (IOException ex) {
			log.debug("The age of the cache is not known", ex);
			return false;
		}
	}

}
