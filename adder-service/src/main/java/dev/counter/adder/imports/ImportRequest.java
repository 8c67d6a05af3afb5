package dev.counter.adder.imports;

import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.counter.core.file.FileId;
import dev.counter.core.web.problem.ProblemException;
import dev.counter.core.web.problem.SafeText;
import org.jspecify.annotations.Nullable;

/**
 * JSON body or form that begins an import.
 */
@JsonClassDescription("{\"file\": \"0b5f9c1e-5d5c-4b34-9c5e-2f6b1f0c7a11\", \"bad_lines\": \"refuse\"}")
record ImportRequest(@Nullable String file, @JsonProperty(BadLines.FIELD) @Nullable String badLines) {

	static final String FILE = "file";

	/**
	 * The id of the file, given as its id or its URL.
	 * @throws ProblemException with 400 if it is not an id
	 */
	UUID fileId() {
		String text = (this.file != null) ? this.file.strip() : "";
		return FileId.parse(text.substring(text.lastIndexOf('/') + 1))
			.orElseThrow(() -> ProblemException.ofField(FILE,
					"\"%s\" is not the id of a file.".formatted(SafeText.of(text)), "the id or the URL of a file"));
	}

}
