package dev.counter.infra.balancer;

import java.util.List;
import java.util.Optional;

import com.hashicorp.cdktf.providers.aws.lb_listener.LbListener;
import com.hashicorp.cdktf.providers.aws.lb_listener.LbListenerDefaultAction;
import com.hashicorp.cdktf.providers.aws.lb_listener.LbListenerDefaultActionRedirect;
import dev.counter.infra.Names;
import software.constructs.Construct;

/**
 * ALB listeners: with a certificate HTTPS, and HTTP that redirects to it; else HTTP.
 */
final class Listener extends Construct {

	/** TLS 1.3 and 1.2, forward secrecy only. */
	private static final String TLS = "ELBSecurityPolicy-TLS13-1-2-Res-2021-06";

	private final LbListener listener;

	Listener(Construct scope, String id, Names names, String balancerArn, Optional<String> certificateArn,
			String fallbackArn) {
		super(scope, id);
		LbListenerDefaultAction forward = LbListenerDefaultAction.builder()
			.type("forward")
			.targetGroupArn(fallbackArn)
			.build();
		LbListener.Builder http = LbListener.Builder.create(this, "http")
			.loadBalancerArn(balancerArn)
			.port(80)
			.protocol("HTTP")
			.defaultAction(List.of(certificateArn.isPresent() ? toHttps() : forward))
			.tags(names.tags("http"));
		LbListener plain = http.build();
		this.listener = certificateArn
			.map((certificate) -> LbListener.Builder.create(this, "https")
				.loadBalancerArn(balancerArn)
				.port(443)
				.protocol("HTTPS")
				.sslPolicy(TLS)
				.certificateArn(certificate)
				.defaultAction(List.of(forward))
				.tags(names.tags("https"))
				.build())
			.orElse(plain);
	}

	/** The listener that the rules belong to. */
	String arn() {
		return this.listener.getArn();
	}

	private static LbListenerDefaultAction toHttps() {
		return LbListenerDefaultAction.builder()
			.type("redirect")
			.redirect(LbListenerDefaultActionRedirect.builder()
				.protocol("HTTPS")
				.port("443")
				.statusCode("HTTP_301")
				.build())
			.build();
	}

}
