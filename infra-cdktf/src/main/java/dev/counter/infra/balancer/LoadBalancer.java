package dev.counter.infra.balancer;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import com.hashicorp.cdktf.providers.aws.lb.Lb;
import com.hashicorp.cdktf.providers.aws.lb.LbAccessLogs;
import com.hashicorp.cdktf.providers.aws.lb_target_group.LbTargetGroup;
import dev.counter.contract.Routing;
import dev.counter.contract.Service;
import dev.counter.contract.Times;
import dev.counter.infra.Names;
import dev.counter.infra.bucket.DeletionPolicy;
import dev.counter.infra.bucket.PrivateBucket;
import dev.counter.infra.bucket.Retention;
import dev.counter.infra.network.Network;
import dev.counter.infra.network.SecurityGroup;
import dev.counter.infra.policy.Statement;
import dev.counter.infra.settings.Cidr;
import dev.counter.infra.settings.LoadBalancerSettings;
import software.constructs.Construct;

/**
 * Internet-facing Application Load Balancer with listener rules from the contract; other
 * requests go to the fallback service, which renders the 404 page.
 */
public final class LoadBalancer extends Construct {

	private static final String ACCESS_LOGS = "access-logs";

	private static final String PART = "entrance";

	private static final int HTTP = 80;

	private static final int HTTPS = 443;

	private static final Cidr WORLD = Cidr.of("0.0.0.0/0");

	private final Outputs outputs;

	/** Inputs of the load balancer. */
	public record Inputs(Names names, Network.Outputs network, LoadBalancerSettings settings, int logDays,
			boolean protectLogs) {

	}

	/**
	 * Outputs of the load balancer.
	 *
	 * @param arnSuffix its dimension in CloudWatch
	 * @param url without a trailing slash
	 */
	public record Outputs(String arnSuffix, String url, SecurityGroup group, Map<Service, ForwardingTarget> targets,
			String accessLogsBucket) {

		public ForwardingTarget target(Service service) {
			return Objects.requireNonNull(this.targets.get(service));
		}

	}

	public LoadBalancer(Construct scope, String id, Inputs inputs) {
		super(scope, id);
		Names names = inputs.names();
		LoadBalancerSettings settings = inputs.settings();
		SecurityGroup group = securityGroup(inputs);
		PrivateBucket.Outputs logs = accessLogs(inputs);
		Lb balancer = Lb.Builder.create(this, "balancer")
			.name(names.ofBalancer(PART))
			.loadBalancerType("application")
			.internal(false)
			.subnets(inputs.network().publicSubnetIds())
			.securityGroups(List.of(group.id()))
			.idleTimeout(Times.BALANCER_IDLE.toSeconds())
			.dropInvalidHeaderFields(true)
			.desyncMitigationMode("defensive")
			.xffHeaderProcessingMode("append")
			.enableHttp2(true)
			.enableDeletionProtection(settings.deletionProtection())
			.accessLogs(LbAccessLogs.builder().bucket(logs.name()).enabled(true).build())
			.tags(names.tags(PART))
			.build();
		Map<Service, LbTargetGroup> groups = new EnumMap<>(Service.class);
		for (Service service : Service.values()) {
			groups.put(service,
					TargetGroup.create(new Construct(this, service.key()), names, inputs.network().vpcId(), service));
		}
		Optional<CustomDomain> domain = settings.domain()
			.map((setting) -> new CustomDomain(this, "address", names, setting, balancer));
		Listener listener = new Listener(this, "listener", names, balancer.getArn(),
				domain.map(CustomDomain::certificateArn), arn(groups, Routing.FALLBACK));
		ListenerRules rules = new ListenerRules(this, "rules", names, listener.arn(), (service) -> arn(groups, service),
				settings::sources);
		if (settings.webFirewall()) {
			new WebFirewall(this, "firewall", names, balancer.getArn(), settings.requestsPerAddress(),
					inputs.logDays());
		}
		Map<Service, ForwardingTarget> targets = new EnumMap<>(Service.class);
		groups.forEach((service, target) -> targets.put(service,
				new ForwardingTarget(target.getArn(), target.getArnSuffix(), rules.of(service))));
		this.outputs = new Outputs(balancer.getArnSuffix(),
				domain.map(CustomDomain::url).orElseGet(() -> "http://" + balancer.getDnsName()), group, targets,
				logs.name());
	}

	public Outputs outputs() {
		return this.outputs;
	}

	private static String arn(Map<Service, LbTargetGroup> groups, Service service) {
		return Objects.requireNonNull(groups.get(service)).getArn();
	}

	private SecurityGroup securityGroup(Inputs inputs) {
		SecurityGroup group = new SecurityGroup(this, "access", inputs.names(), inputs.network().vpcId(), PART,
				"The load balancer");
		boolean https = inputs.settings().domain().isPresent();
		group.allowIngressFrom(WORLD, "world", HTTP, https ? "Visitors, to be sent on to HTTPS" : "Visitors");
		if (https) {
			group.allowIngressFrom(WORLD, "world", HTTPS, "Visitors");
		}
		return group;
	}

	/** The service principal works in every region; it may write our own folder only. */
	private PrivateBucket.Outputs accessLogs(Inputs inputs) {
		Names names = inputs.names();
		Statement delivery = Statement.allow("LogDeliveryWrites", "s3:PutObject")
			.byService("logdelivery.elasticloadbalancing.amazonaws.com")
			.on(names.bucketArn(ACCESS_LOGS) + "/AWSLogs/" + names.account().id() + "/*");
		return new PrivateBucket(this, ACCESS_LOGS,
				new PrivateBucket.Inputs(names, ACCESS_LOGS, Retention.expiring(inputs.settings().accessLogDays()),
						DeletionPolicy.ofLogs(inputs.protectLogs()), List.of(delivery), Optional.empty()))
			.outputs();
	}

}
