package dev.counter.adder.entry;

import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;

/**
 * Lets keys expire by the clock.
 */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
class EntryConfiguration {

}
