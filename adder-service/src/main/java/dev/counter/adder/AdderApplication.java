package dev.counter.adder;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.scheduling.annotation.EnableScheduling;

/**
 * The adder service's process.
 */
@SpringBootApplication
@EnableScheduling
class AdderApplication {

	public static void main(String[] args) {
		SpringApplication.run(AdderApplication.class, args);
	}

}
