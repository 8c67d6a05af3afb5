package dev.counter.adder.add;

import java.io.IOException;

import dev.counter.contract.Routes;
import jakarta.servlet.http.HttpServletRequest;

import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Adds for clients.
 */
@RestController
class AddNumberController {

	private final Adder adder;

	AddNumberController(Adder adder) {
		this.adder = adder;
	}

	@PostMapping(Routes.ADD_NUMBER)
	Added add(HttpServletRequest request) throws IOException {
		return this.adder.answer(this.adder.add(AddRequest.read(request)));
	}

}
