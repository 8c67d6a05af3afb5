package dev.counter.contract;

import java.util.Arrays;
import java.util.List;

/**
 * HTTP endpoints: path, methods and the service that answers.
 */
public enum Endpoint {

	HOME(Service.DISPLAY, Routes.HOME, Method.GET),

	ADDER_PAGE(Service.ADDER, Routes.ADDER, Method.GET, Method.POST),

	ADD_NUMBER(Service.ADDER, Routes.ADD_NUMBER, Method.POST),

	UPLOAD(Service.ADDER, Routes.UPLOAD, Method.POST),

	UPLOAD_NAMED(Service.ADDER, Routes.UPLOAD + "/*", Method.PUT),

	UPLOADS(Service.ADDER, Routes.UPLOADS, Method.POST),

	/** State, parts, completion and deletion of an upload. */
	UPLOAD_IN_PARTS(Service.ADDER, Routes.UPLOADS + "/*", Method.GET, Method.POST, Method.DELETE),

	IMPORTS(Service.ADDER, Routes.IMPORTS, Method.GET, Method.POST),

	/** One import; POST is the form of browsers without JavaScript. */
	IMPORT(Service.ADDER, Routes.IMPORTS + "/*", Method.GET, Method.POST, Method.DELETE),

	DISPLAY_PAGE(Service.DISPLAY, Routes.DISPLAY, Method.GET),

	ASSETS(Service.DISPLAY, Routes.ASSETS + "/*", Method.GET),

	TOTAL(Service.DISPLAY, Routes.TOTAL, Method.GET),

	ENTRIES(Service.DISPLAY, Routes.ENTRIES, Method.GET),

	ENTRIES_CSV(Service.DISPLAY, Routes.ENTRIES_CSV, Method.GET),

	FILE(Service.DISPLAY, Routes.FILES + "/*", Method.GET),

	EXPORTS(Service.DISPLAY, Routes.EXPORTS, Method.POST),

	RESET_PAGE(Service.RESET, Routes.RESET, Method.GET, Method.POST),

	RESET_TABLE(Service.RESET, Routes.RESET_TABLE, Method.POST);

	private final Service service;

	private final PathPattern path;

	private final List<Method> methods;

	Endpoint(Service service, String path, Method... methods) {
		this.service = service;
		this.path = new PathPattern(path);
		this.methods = List.of(methods);
	}

	/** The service that answers. */
	public Service service() {
		return this.service;
	}

	/** The path, or the pattern of the paths of assets. */
	public PathPattern path() {
		return this.path;
	}

	/** The allowed methods; HEAD is allowed with GET. */
	public List<Method> methods() {
		return this.methods;
	}

	/** The endpoints of a service. */
	public static List<Endpoint> of(Service service) {
		return Arrays.stream(values()).filter((endpoint) -> endpoint.service == service).toList();
	}

}
