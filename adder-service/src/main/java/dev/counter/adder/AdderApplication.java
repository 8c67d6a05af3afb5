package dev.counter.adder;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.scheduling.annotation.EnableScheduling;

/**
 * Main class of the adder service.
 */
@SpringBootApplication
@EnableScheduling
class AdderApplication {

	public static void main(String[] args) {
		SpringApplication.run(AdderApplication.class, args);
	}

}
