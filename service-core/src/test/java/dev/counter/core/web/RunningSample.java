package dev.counter.core.web;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.test.context.ContextConfiguration;

/**
 * Runs {@link SampleAdder} on a free port, one process for all tests that say so.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, classes = SampleAdder.class,
		properties = { "counter.service=adder", "management.server.port=0", "COUNTER_RELEASE=release-under-test" })
@ContextConfiguration(initializers = SampleDatabase.class)
@interface RunningSample {

}
