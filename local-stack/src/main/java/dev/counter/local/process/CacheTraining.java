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
 * Makes the next start fast while this one already serves: trains the caches that are
 * missing, one program after another.
 */
public final class CacheTraining {

	private final boolean possible;

	private final Queue<StartCommand> untrained = new ConcurrentLinkedQueue<>();

	private boolean ended;

	private @Nullable Child running;

	/**
	 * Creates a training that does something where this Java can.
	 */
	public CacheTraining() {
		this(StartCommand.canTrain());
	}

	CacheTraining(boolean possible) {
		this.possible = possible;
	}

	/**
	 * How to start a program now; it is trained later when it has no cache and this Java
	 * can make one.
	 * @param command the program
	 * @return program and arguments
	 */
	public List<String> command(StartCommand command) {
		if (!this.possible) {
			return command.toList();
		}
		if (Files.isRegularFile(command.cache())) {
			return command.withCache();
		}
		this.untrained.add(command);
		return command.toList();
	}

	/**
	 * Begins to train what has no cache, without waiting for it.
	 * @param log gets the output of the runs
	 */
	public void begin(LogFile log) {
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
			log.append("A cache cannot be kept: " + ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	/** A file under the cache's name is whole. */
	private void train(StartCommand command, LogFile log) throws IOException, InterruptedException {
		Path unfinished = command.directory().resolve(command.module() + ".unfinished");
		if (succeeds(command.recording(), command, log) && succeeds(command.creation(unfinished), command, log)) {
			Files.move(unfinished, command.cache(), StandardCopyOption.ATOMIC_MOVE);
		}
		Files.deleteIfExists(unfinished);
		Files.deleteIfExists(command.configuration());
	}

	private boolean succeeds(List<String> step, StartCommand command, LogFile log) throws InterruptedException {
		Child child;
		synchronized (this) {
			if (this.ended) {
				return false;
			}
			child = Child.start(step, Map.of(), command.directory(), log);
			this.running = child;
		}
		return child.hasEnded(Long.MAX_VALUE) && child.exitCode() == 0;
	}

	/**
	 * Breaks off; what is not trained now is trained another time.
	 */
	public synchronized void end() {
		this.ended = true;
		if (this.running != null) {
			this.running.kill();
		}
	}

}
