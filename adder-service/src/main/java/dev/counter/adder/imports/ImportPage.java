package dev.counter.adder.imports;

import java.util.List;
import java.util.Locale;

import dev.counter.core.file.FileId;
import dev.counter.core.ledger.LedgerSnapshot;
import dev.counter.core.number.Decimals;
import org.jspecify.annotations.Nullable;

import org.springframework.web.servlet.ModelAndView;

/**
 * An import in words.
 *
 * @param manage the secret id of the file, empty unless the visitor came from its page
 */
record ImportPage(ImportStatus status, String manage) {

	private static final int LINES = 100;

	private static final int REFRESH_SECONDS = 3;

	private static final int PERCENT = 100;

	ImportPage {
		manage = FileId.parse(manage).isPresent() ? manage : "";
	}

	String path() {
		return this.status.url() + (this.manage.isEmpty() ? "" : "?manage=" + this.manage);
	}

	/** It reloads itself while the import is under way. */
	ModelAndView view(LedgerSnapshot sum) {
		return new ModelAndView("import").addObject("page", this)
			.addObject("sum", sum)
			.addObject("script", "upload.js")
			.addObject("refresh", this.status.runs() ? REFRESH_SECONDS : null);
	}

	/** The state. */
	public String heading() {
		return switch (this.status.state()) {
			case WAITING -> "Waiting for its turn";
			case CHECKING -> "Checking the file";
			case ADDING -> "Adding the numbers";
			case DONE -> "Added %s".formatted(numbers(this.status.added()));
			case REFUSED -> "The file was refused";
			case FAILED -> "The import failed";
			case CANCELLED -> "Cancelled";
			case RESET -> "Ended by a reset";
			case UNDOING -> "Removing the numbers";
			case UNDONE -> "Undone";
		};
	}

	/** What it means, and what to do. */
	public String text() {
		return switch (this.status.state()) {
			case WAITING -> "The import begins by itself. You can close this page.";
			case CHECKING -> "Nothing is added before the whole file is checked. You can close this page.";
			case ADDING -> "You can close this page. If you cancel, what was added is removed again.";
			case DONE -> (this.status.refused() > 0) ? "Lines without a valid number were skipped."
					: "Every line of the file was added.";
			case REFUSED -> this.status.reason() + " Correct the file and send it again.";
			case FAILED -> this.status.reason() + ((this.status.added() > 0)
					? " %s had been added; undo the import to remove them.".formatted(numbers(this.status.added()))
					: "");
			case CANCELLED -> "Nothing was added.";
			case RESET -> "The counter was reset before the import was complete. Import the file again to add it.";
			case UNDOING -> "You can close this page.";
			case UNDONE -> "%s removed. The file can be imported again.".formatted(numbers(this.status.removed()));
		};
	}

	/** Whether it ended otherwise than the visitor wanted. */
	public boolean isBad() {
		return switch (this.status.state()) {
			case REFUSED, FAILED, RESET -> true;
			default -> false;
		};
	}

	/** The progress of the state, {@code null} if it cannot be known. */
	public @Nullable Long percent() {
		return switch (this.status.state()) {
			case CHECKING -> this.status.name().toLowerCase(Locale.ROOT).endsWith(".gz") ? null
					: percent(this.status.offset(), this.status.bytes());
			case ADDING -> percent(this.status.linesRead(), this.status.lines());
			case UNDOING -> percent(this.status.removed(), this.status.added());
			default -> null;
		};
	}

	private static @Nullable Long percent(long done, @Nullable Long of) {
		return (of != null && of > 0) ? Math.min(PERCENT, done * PERCENT / of) : null;
	}

	/** The bad lines that the page lists. */
	public List<BadLine> lines() {
		return this.status.errors().subList(0, Math.min(LINES, this.status.errors().size()));
	}

	private static String numbers(long count) {
		return Decimals.grouped(count) + ((count == 1) ? " number" : " numbers");
	}

	/** A count, for example {@code 1,234}. */
	public String grouped(long count) {
		return Decimals.grouped(count);
	}

}
