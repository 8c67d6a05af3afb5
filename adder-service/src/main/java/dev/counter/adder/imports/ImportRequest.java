package dev.counter.adder.imports;

import java.util.Set;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.counter.core.file.FileId;
import dev.counter.core.web.problem.ProblemException;
import dev.counter.core.web.problem.SafeText;
import org.jspecify.annotations.Nullable;

/**
 * JSON body or form that begins an import.
 *
 * @param file the id of the file, or its URL
 * @param badLines {@value #REFUSE} adds nothing if a line is bad, {@value #SKIP} adds the
 * good lines
 */
@JsonClassDescription("{\"file\": \"0b5f9c1e-5d5c-4b34-9c5e-2f6b1f0c7a11\", \"bad_lines\": \"refuse\"}")
record ImportRequest(@Nullable String file, @JsonProperty(BAD_LINES) @Nullable String badLines) {

	static final String FILE = "file";

	static final String BAD_LINES = "bad_lines";

	static final String REFUSE = "refuse";

	static final String SKIP = "skip";

	/**
	 * The id of the file.
	 * @throws ProblemException with 400 if it is none
	 */
	UUID fileId() {
		String text = (this.file != null) ? this.file.strip() : "";
		return FileId.parse(text.substring(text.lastIndexOf('/') + 1))
			.orElseThrow(() -> ProblemException.ofField(FILE,
					"\"%s\" is not the id of a file.".formatted(SafeText.of(text)), "the id or the URL of a file"));
	}

	/**
	 * What to do with bad lines; without the field they are refused.
	 * @throws ProblemException with 400 for an unknown value
	 */
	String badLinesOrDefault() {
		String text = (this.badLines != null) ? this.badLines : REFUSE;
		if (!Set.of(REFUSE, SKIP).contains(text)) {
			throw ProblemException.ofField(BAD_LINES, "bad_lines is \"%s\".".formatted(SafeText.of(text)),
					REFUSE + " or " + SKIP);
		}
		return text;
	}

}
