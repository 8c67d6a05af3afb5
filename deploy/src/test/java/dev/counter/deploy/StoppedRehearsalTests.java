package dev.counter.deploy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

import dev.counter.testsupport.Repository;
import dev.counter.testsupport.Tool;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A stopped rehearsal stops its services and their database.
 */
class StoppedRehearsalTests {

	/**
	 * A start whose database has a session of its own, and a shell that stops it when the
	 * starter is gone.
	 */
	private static final String START = """
			#!/bin/bash
			setsid sleep 600 </dev/null >/dev/null 2>&1 &
			database=$!
			mkfifo pipe
			(trap '' INT HUP TERM PIPE; read -r _ <pipe; kill "$database") &
			exec 9>pipe
			echo "$database" >database.part && mv database.part database
			exec sleep 600
			""";

	private static final String REHEARSAL = """
			import sys, threading
			from pathlib import Path
			sys.path.insert(0, sys.argv[1])
			import processes, services
			processes.kill_children_on_signal()
			folder = Path(sys.argv[2])
			services.ROOT = services.MACHINE = folder
			with services.Services(folder) as started:
			    started.start("a release")
			    threading.Event().wait()
			""";

	@TempDir
	private Path folder;

	@ParameterizedTest
	@ValueSource(strings = { "INT", "TERM" })
	@Timeout(60)
	void stoppedRehearsalStopsItsDatabase(String signal) throws IOException, InterruptedException {
		Tool.optional("python3");
		Tool.optional("setsid");
		Files.setPosixFilePermissions(Files.writeString(this.folder.resolve("mvnw"), START),
				PosixFilePermissions.fromString("rwxr-xr-x"));
		Process rehearsal = new ProcessBuilder("python3", "-B", "-c", REHEARSAL,
				Repository.path("rehearsal").toString(), this.folder.toString())
			.redirectErrorStream(true)
			.redirectOutput(this.folder.resolve("log").toFile())
			.start();
		Path started = this.folder.resolve("database");
		while (Files.notExists(started) && rehearsal.isAlive()) {
			rehearsal.waitFor(50, TimeUnit.MILLISECONDS);
		}
		assertThat(started).as(Files.readString(this.folder.resolve("log"))).exists();
		ProcessHandle database = ProcessHandle.of(Long.parseLong(Files.readString(started).strip())).orElseThrow();
		new ProcessBuilder("kill", "-" + signal, String.valueOf(rehearsal.pid())).start().waitFor();
		rehearsal.waitFor();
		assertThat(database.onExit()).succeedsWithin(Duration.ofSeconds(30));
	}

}
