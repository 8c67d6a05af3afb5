package dev.counter.local.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

import dev.counter.contract.StartCommand;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * A cache is used only if its training was completed.
 */
class CacheTrainingTests {

	/** Writes the files of its options, as Java does, then runs the end. */
	private static final String JAVA = """
			#!/bin/sh
			for word in "$@"; do
				case $word in
				-XX:AOTConfiguration=* | -XX:AOTCache=*) echo trained >"${word#*=}" ;;
				esac
			done
			%s
			""";

	@TempDir
	private Path folder;

	private StartCommand program;

	private LogFile log;

	@BeforeEach
	void begin() throws IOException {
		this.program = new StartCommand(this.folder.resolve("java"), this.folder, "adder-service", 512, false);
		this.log = LogFile.begin(this.folder.resolve("logs"), "training");
	}

	@Test
	void cacheIsUsedFromTheNextStartOn() throws IOException {
		java("exit 0");
		CacheTraining first = new CacheTraining(true);
		assertThat(first.command(this.program)).isEqualTo(this.program.toList());
		first.start(this.log);
		await().until(() -> Files.exists(this.program.cache()));
		assertThat(new CacheTraining(true).command(this.program)).isEqualTo(this.program.withCache());
	}

	@Test
	void failedRunLeavesNoCache() throws IOException {
		java("echo no such class; exit 1");
		CacheTraining training = new CacheTraining(true);
		training.command(this.program);
		training.start(this.log);
		await().until(() -> this.log.tail(1).contains("no such class") && Files.notExists(unfinished()));
		assertThat(this.program.cache()).doesNotExist();
	}

	@Test
	void cancelledRunLeavesNoCache() throws IOException {
		java("echo trains; exec sleep 600");
		CacheTraining training = new CacheTraining(true);
		training.command(this.program);
		training.start(this.log);
		await().until(() -> this.log.tail(1).contains("trains"));
		training.stop();
		await().until(() -> Files.notExists(unfinished()));
		assertThat(this.program.cache()).doesNotExist();
	}

	@Test
	void stoppedTrainingStartsNothing() throws IOException {
		java("exit 0");
		CacheTraining training = new CacheTraining(true);
		training.command(this.program);
		training.stop();
		training.start(this.log);
		await().until(() -> Thread.getAllStackTraces()
			.keySet()
			.stream()
			.noneMatch((thread) -> thread.getName().equals("training")));
		assertThat(this.program.cache()).doesNotExist();
	}

	@Test
	void olderJavaUsesNoCache() throws IOException {
		java("exit 0");
		Files.writeString(this.program.cache(), "of another Java");
		assertThat(new CacheTraining(false).command(this.program)).isEqualTo(this.program.toList());
	}

	private Path unfinished() {
		return this.folder.resolve("adder-service.unfinished");
	}

	private void java(String end) throws IOException {
		Files.writeString(this.program.java(), JAVA.formatted(end));
		Files.setPosixFilePermissions(this.program.java(), PosixFilePermissions.fromString("rwxr-xr-x"));
	}

}
