package dev.counter.adder;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/**
 * The adder service's process.
 */
@SpringBootApplication
class AdderApplication {

	public static void main(String[] args) {
		SpringApplication.run(AdderApplication.class, args);
	}

}
