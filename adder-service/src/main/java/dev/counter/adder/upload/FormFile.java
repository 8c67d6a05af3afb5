package dev.counter.adder.upload;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

import dev.counter.contract.Limits;
import dev.counter.core.web.problem.ProblemException;
import dev.counter.core.web.problem.ProblemType;
import jakarta.servlet.http.HttpServletRequest;
import org.apache.tomcat.util.http.fileupload.FileItemIterator;
import org.apache.tomcat.util.http.fileupload.FileItemStream;
import org.apache.tomcat.util.http.fileupload.FileUpload;
import org.apache.tomcat.util.http.fileupload.servlet.ServletRequestContext;

/**
 * The one file of a form ({@code multipart/form-data}), read as a stream. Other fields
 * are skipped.
 */
final class FormFile {

	private static final String EXPECTED = "multipart/form-data with one file, such as curl -F file=@numbers.csv sends";

	private final FileUpload parser = new FileUpload();

	private final InputStream body;

	private final FileItemIterator items;

	private final FileItemStream file;

	/**
	 * Reads up to the begin of the file.
	 * @throws ProblemException with 400 without a file
	 * @throws IOException if the client is gone or the form is malformed
	 */
	FormFile(HttpServletRequest request, InputStream body) throws IOException {
		this.body = body;
		this.parser.setHeaderEncoding("UTF-8");
		this.parser.setPartHeaderSizeMax(Limits.BODY_BYTES);
		this.items = this.parser.getItemIterator(new ServletRequestContext(request) {
			@Override
			public InputStream getInputStream() {
				return body;
			}
		});
		while (this.items.hasNext()) {
			FileItemStream item = this.items.next();
			if (!item.isFormField()) {
				this.file = item;
				return;
			}
		}
		throw refusal("The form has no file.");
	}

	/** The name as it was sent. */
	String name() {
		return this.parser.getFileName(this.file.getHeaders());
	}

	InputStream stream() throws IOException {
		return this.file.openStream();
	}

	/**
	 * Reads from the end of the file to that of the body.
	 * @throws ProblemException with 400 if another file follows
	 */
	void end() throws IOException {
		while (this.items.hasNext()) {
			if (!this.items.next().isFormField()) {
				throw refusal("The form has more than one file.");
			}
		}
		this.body.transferTo(OutputStream.nullOutputStream());
	}

	/** A 400 for the form. */
	static ProblemException refusal(String detail) {
		return ProblemException.of(ProblemType.MALFORMED_REQUEST, detail, EXPECTED);
	}

}
