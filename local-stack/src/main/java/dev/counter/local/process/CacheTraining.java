package dev.counter.local.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

import dev.counter.contract.StartCommand;
import org.jspecify.annotations.Nullable;

/**
 * AOT cache training: creates missing caches in the background, one program after
 * another, for a faster next start.
 */
public final class CacheTraining {

	private final boolean supported;

	private final Queue<StartCommand> untrained = new ConcurrentLinkedQueue<>();

	private boolean stopped;

	private @Nullable Process running;

	public CacheTraining() {
		this(StartCommand.canTrain());
	}

	CacheTraining(boolean supported) {
		this.supported = supported;
	}

	/** The start command with its cache; without one it is queued for the training. */
	public List<String> command(StartCommand command) {
		if (this.supported && Files.isRegularFile(command.cache())) {
			return command.withCache();
		}
		if (this.supported) {
			this.untrained.add(command);
		}
		return command.toList();
	}

	/** Starts to train the queued programs in the background. */
	public void start(LogFile log) {
		Thread thread = new Thread(() -> trainAll(log), "training");
		thread.setDaemon(true);
		thread.start();
	}

	private void trainAll(LogFile log) {
		try {
			for (StartCommand next = this.untrained.poll(); next != null; next = this.untrained.poll()) {
				train(next, log);
			}
		}
		catch (IOException ex) {
			System.getLogger(CacheTraining.class.getName()).log(System.Logger.Level.WARNING, "No cache is kept", ex);
		}
	}

	/** A file with the cache's name is complete. */
	private void train(StartCommand command, LogFile log) throws IOException {
		Path unfinished = command.directory().resolve(command.module() + ".unfinished");
		if (succeeds(command.recording(), command, log) && succeeds(command.creation(unfinished), command, log)) {
			Files.move(unfinished, command.cache(), StandardCopyOption.ATOMIC_MOVE);
		}
		Files.deleteIfExists(unfinished);
		Files.deleteIfExists(command.configuration());
	}

	private boolean succeeds(List<String> step, StartCommand command, LogFile log) {
		Process process;
		synchronized (this) {
			if (this.stopped) {
				return false;
			}
			process = ChildProcess.start(step, Map.of(), command.directory(), log);
			this.running = process;
		}
		return process.onExit().join().exitValue() == 0;
	}

	/** Cancels the training; a later start continues it. */
	public synchronized void stop() {
		this.stopped = true;
		if (this.running != null) {
			this.running.descendants().forEach(ProcessHandle::destroyForcibly);
			this.running.destroyForcibly();
		}
	}

}
