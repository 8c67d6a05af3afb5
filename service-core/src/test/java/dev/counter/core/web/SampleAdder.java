package dev.counter.core.web;

import java.util.Map;

import dev.counter.contract.Routes;
import dev.counter.core.ledger.LedgerReader;
import dev.counter.core.ledger.LedgerSnapshot;
import dev.counter.core.web.address.ClientAddress;
import dev.counter.core.web.caching.ConditionalGet;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.context.request.ServletWebRequest;

/**
 * A service that does as little as one can with the shared conventions.
 */
@SpringBootApplication
@Controller
class SampleAdder {

	private static final Logger log = LoggerFactory.getLogger(SampleAdder.class);

	private final LedgerReader totals;

	private final ConditionalGet conditionalGet;

	SampleAdder(LedgerReader totals, ConditionalGet conditionalGet) {
		this.totals = totals;
		this.conditionalGet = conditionalGet;
	}

	public static void main(String[] arguments) {
		SpringApplication.run(SampleAdder.class, arguments);
	}

	@GetMapping(Routes.ADDER)
	@Nullable String page(Model model, ServletWebRequest request, @RequestParam(required = false) Integer added) {
		LedgerSnapshot sum = this.totals.current();
		log.info("page asked for");
		model.addAttribute("sum", sum);
		return this.conditionalGet.isNotModified(sum, "html", request) ? null : "sample";
	}

	@PostMapping(path = Routes.ADDER, consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
	@ResponseBody
	Map<String, String> form(@RequestParam String number, HttpServletRequest request) {
		if ("fail".equals(number)) {
			throw new IllegalStateException("a secret of the code");
		}
		return Map.of("number", number, "address", ClientAddress.of(request).getHostAddress());
	}

	@PostMapping(Routes.ADD_NUMBER)
	@ResponseBody
	Text json(@RequestBody Text text) {
		return text;
	}

	/**
	 * A body.
	 *
	 * @param text anything
	 */
	record Text(@Nullable String text) {
	}

}
