package dev.counter.display;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/**
 * Lets something happen once the first chunk has been written.
 */
final class AtTheFirstChunk extends FilterOutputStream {

	private final Runnable event;

	private boolean happened;

	AtTheFirstChunk(OutputStream out, Runnable event) {
		super(out);
		this.event = event;
	}

	@Override
	public void flush() throws IOException {
		super.flush();
		if (!this.happened) {
			this.happened = true;
			this.event.run();
		}
	}

}
