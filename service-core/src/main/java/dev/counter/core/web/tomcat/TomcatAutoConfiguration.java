package dev.counter.core.web.tomcat;

import dev.counter.core.release.Release;
import dev.counter.core.web.filter.EndpointFilter;
import dev.counter.core.web.problem.ProblemWriter;
import org.apache.catalina.Pipeline;
import org.apache.catalina.Valve;
import org.apache.catalina.core.StandardHost;
import org.apache.catalina.valves.ErrorReportValve;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/**
 * Tomcat with default response headers, problem details and a bulkhead.
 */
@AutoConfiguration
class TomcatAutoConfiguration {

	/** After Spring Boot's customizer, whose error report it replaces. */
	@Bean
	@Order(Ordered.LOWEST_PRECEDENCE)
	WebServerFactoryCustomizer<TomcatServletWebServerFactory> tomcatCustomizer(Release release,
			ObjectProvider<ProblemWriter> problems, ObjectProvider<EndpointFilter> endpoints) {
		return (factory) -> {
			factory.setProtocol(HardenedHttpProtocol.class.getName());
			factory.addEngineValves(new ResponseHeadersValve(release));
			factory.addContextCustomizers((context) -> {
				StandardHost host = (StandardHost) context.getParent();
				host.setErrorReportValveClass(ProblemReportValve.class.getName());
				replaceErrorReport(host.getPipeline(),
						new ProblemReportValve(problems::getObject, endpoints::getObject));
			});
		};
	}

	private static void replaceErrorReport(Pipeline pipeline, Valve report) {
		for (Valve valve : pipeline.getValves()) {
			if (valve instanceof ErrorReportValve) {
				pipeline.removeValve(valve);
			}
		}
		pipeline.addValve(report);
	}

}
