package dev.counter.adder.upload;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;

import dev.counter.contract.Limits;
import dev.counter.core.file.ObjectStore;
import dev.counter.core.file.PartOutputStream;
import dev.counter.core.file.StoredObject;
import dev.counter.core.web.address.ClientAddress;
import dev.counter.core.web.problem.ProblemException;
import jakarta.servlet.http.HttpServletRequest;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.apache.tomcat.util.http.fileupload.FileUploadException;
import org.apache.tomcat.util.http.fileupload.MultipartStream;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/**
 * Uploads in one request, streamed to S3 with one part in memory.
 */
@Component
class StreamedUploads {

	private static final Log log = LogFactory.getLog(StreamedUploads.class);

	private final Uploads uploads;

	private final ObjectStore store;

	StreamedUploads(Uploads uploads, ObjectStore store) {
		this.uploads = uploads;
		this.store = store;
	}

	/**
	 * Receives a file. When it fails, nothing remains but a row that counts as an
	 * attempt.
	 * @param name its name, {@code null} if the body is a form with the file
	 * @throws ProblemException with a 4xx or 507
	 */
	Upload receive(HttpServletRequest request, @Nullable String name) throws IOException {
		long declared = request.getContentLengthLong();
		long most = (declared < 0) ? Limits.FILE_BYTES : Math.min(declared, Limits.FILE_BYTES);
		InetAddress address = ClientAddress.of(request);
		Upload upload = this.uploads.reserve((name != null) ? name : "", most, null, address);
		MeteredInputStream body = new MeteredInputStream(request.getInputStream(), System::nanoTime);
		boolean published = false;
		try {
			Upload file = (name != null) ? store(upload, name, body, null) : receiveForm(upload, request, body);
			published = true;
			return file;
		}
		finally {
			if (!published) {
				discard(upload, body.bytes());
			}
		}
	}

	private Upload receiveForm(Upload upload, HttpServletRequest request, MeteredInputStream body) throws IOException {
		try {
			FormFile form = new FormFile(request, body);
			return store(upload, FileName.of(form.name()), form.stream(), form);
		}
		catch (FileUploadException | MultipartStream.MalformedStreamException ex) {
			throw FormFile.refusal("The form is malformed or incomplete.");
		}
	}

	private Upload store(Upload upload, String name, InputStream file, @Nullable FormFile form) throws IOException {
		String uploadId = this.store.begin(upload.key(), name);
		try (PartOutputStream out = new PartOutputStream(this.store, upload.key(), uploadId)) {
			this.uploads.begin(upload, uploadId, name);
			file.transferTo(out);
			if (out.bytes() == 0) {
				throw ProblemException.ofField("file", "The file is empty.", "a file of at least 1 byte");
			}
			MeteredInputStream.check(out.bytes(), Limits.FILE_BYTES);
			if (form != null) {
				form.end();
			}
			StoredObject stored = out.complete();
			return this.uploads.publish(upload, stored.bytes(), stored.sha256(), stored.etag())
				.orElseThrow(PartedUploads::gone);
		}
	}

	/** The row goes first: an object without a row is expired by S3. */
	private void discard(Upload upload, long received) {
		try {
			if (this.uploads.fail(upload, received)) {
				this.store.delete(upload.key());
			}
		}
		catch (RuntimeException ex) {
			log.warn("An upload that failed is removed by its expiry: " + ex.getMessage());
		}
	}

}
