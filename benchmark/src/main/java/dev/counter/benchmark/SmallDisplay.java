package dev.counter.benchmark;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;

import dev.counter.contract.DatabaseRole;
import dev.counter.contract.Service;
import dev.counter.contract.StartCommand;
import dev.counter.local.process.ServiceDefinition;
import dev.counter.local.process.LogFile;
import dev.counter.local.process.ServiceListener;
import dev.counter.local.process.ServiceJar;
import dev.counter.local.process.ServiceProcess;
import org.jspecify.annotations.Nullable;

/**
 * A display beside the usual one, with so little heap that it ends when an answer does
 * not stream.
 */
final class SmallDisplay implements ServiceListener, AutoCloseable {

	/** The heap, in MiB. */
	static final int HEAP_MIB = 64;

	private static final Duration PATIENCE = Duration.ofMinutes(2);

	private final ServiceProcess process;

	private volatile @Nullable URI address;

	private SmallDisplay(StartCommand command, Rig rig, Path folder) throws IOException {
		this.process = new ServiceProcess(new ServiceDefinition(Service.DISPLAY, command.toList(),
				rig.stack().database().environment(DatabaseRole.DISPLAY), folder,
				LogFile.begin(folder, "small-display")), this, PATIENCE);
	}

	static SmallDisplay start(Rig rig) throws IOException {
		Path folder = Files.createDirectories(rig.options().folder().resolve("small"));
		StartCommand usual = new ServiceJar(Service.DISPLAY, rig.options().jar(Service.DISPLAY)).extractTo(folder,
				Path.of(System.getProperty("java.home"), "bin", "java"), true);
		StartCommand small = new StartCommand(usual.java(), usual.directory(), usual.module(), 2 * HEAP_MIB,
				usual.prepared());
		SmallDisplay display = new SmallDisplay(small, rig, folder);
		display.process.start().join();
		return display;
	}

	URI address() {
		return Objects.requireNonNull(this.address);
	}

	@Override
	public void onReady(Service service, URI where) {
		this.address = where;
	}

	@Override
	public void onDown(Service service) {
		this.address = null;
	}

	@Override
	public void onNotice(String message) {
		System.out.println(message);
	}

	@Override
	public void close() {
		this.process.stop();
	}

}
