package dev.counter.reset;

import dev.counter.contract.Routes;
import dev.counter.core.readiness.WarmUpRequest;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Warm-up of resets, with a reset number that never exists: it removes nothing.
 */
@Configuration(proxyBeanMethods = false)
class ResetWarmUp {

	private static final String UNREACHABLE = "999999999999999999";

	@Bean
	WarmUpRequest unknownReset() {
		return WarmUpRequest.get(Routes.RESET + "?reset=" + UNREACHABLE);
	}

	@Bean
	WarmUpRequest staleReset() {
		return new WarmUpRequest(Routes.RESET,
				"%s=%s&%s=%s".formatted(ResetForm.RESETS, UNREACHABLE, ResetForm.CONFIRMED, ResetForm.TICKED));
	}

}
