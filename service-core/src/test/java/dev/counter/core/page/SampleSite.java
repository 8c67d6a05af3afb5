package dev.counter.core.page;

import java.math.BigDecimal;
import java.util.UUID;

import dev.counter.core.ledger.Generation;
import dev.counter.core.ledger.LedgerSnapshot;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/**
 * A service with one page that shows every part of the shared look.
 */
@SpringBootApplication
@Controller
class SampleSite {

	@GetMapping("/display_service")
	String sample(Model model) {
		model.addAttribute("sum",
				new LedgerSnapshot(new BigDecimal("-12345.5"), 1, 1, new Generation(new UUID(0, 0), 0)));
		return "sample";
	}

}
