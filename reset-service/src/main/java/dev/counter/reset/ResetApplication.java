package dev.counter.reset;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/**
 * Main class of the reset service.
 */
@SpringBootApplication
class ResetApplication {

	public static void main(String[] args) {
		SpringApplication.run(ResetApplication.class, args);
	}

}
