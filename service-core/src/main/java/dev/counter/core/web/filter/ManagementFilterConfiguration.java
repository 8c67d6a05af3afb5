package dev.counter.core.web.filter;

import org.springframework.boot.actuate.autoconfigure.web.ManagementContextConfiguration;
import org.springframework.boot.actuate.autoconfigure.web.ManagementContextType;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;

/**
 * The {@link HostFilter} on the management port, whose context is a child.
 */
@ManagementContextConfiguration(value = ManagementContextType.CHILD, proxyBeanMethods = false)
class ManagementFilterConfiguration {

	@Bean
	FilterRegistrationBean<HostFilter> managementHostFilter(HostFilter filter) {
		return new FilterRegistrationBean<>(filter);
	}

}
