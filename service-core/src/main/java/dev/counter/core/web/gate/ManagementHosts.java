package dev.counter.core.web.gate;

import org.springframework.boot.actuate.autoconfigure.web.ManagementContextConfiguration;
import org.springframework.boot.actuate.autoconfigure.web.ManagementContextType;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;

/**
 * Puts the {@link HostFilter} before health, info and metrics, whose port has a context
 * of its own.
 */
@ManagementContextConfiguration(value = ManagementContextType.CHILD, proxyBeanMethods = false)
class ManagementHosts {

	@Bean
	FilterRegistrationBean<HostFilter> managementHostFilter(HostFilter filter) {
		return new FilterRegistrationBean<>(filter);
	}

}
