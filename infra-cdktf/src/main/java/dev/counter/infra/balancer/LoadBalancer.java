package dev.counter.infra.balancer;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import com.hashicorp.cdktf.providers.aws.lb.Lb;
import com.hashicorp.cdktf.providers.aws.lb.LbAccessLogs;
import dev.counter.contract.Routing;
import dev.counter.contract.Service;
import dev.counter.contract.Times;
import dev.counter.infra.Names;
import dev.counter.infra.bucket.PrivateBucket;
import dev.counter.infra.bucket.DeletionPolicy;
import dev.counter.infra.bucket.Retention;
import dev.counter.infra.network.Network;
import dev.counter.infra.network.SecurityGroup;
import dev.counter.infra.policy.Statement;
import dev.counter.infra.settings.AccountSettings;
import dev.counter.infra.settings.Cidr;
import dev.counter.infra.settings.LoadBalancerSettings;
import software.constructs.Construct;

/**
 * The only way in for visitors. Its rules are those of the contract; what matches none
 * goes to the service that says so in the design of the pages.
 */
public final class LoadBalancer extends Construct {

	private static final String PART = "entrance";

	/** The part of the name of the access logs' bucket that says what it holds. */
	public static final String ACCESS_LOGS = "access-logs";

	private static final int HTTP = 80;

	private static final int HTTPS = 443;

	private final Outputs outputs;

	/**
	 * What the load balancer is made from.
	 *
	 * @param names names and tags
	 * @param account the account that it is in
	 * @param network where it is
	 * @param settings how visitors come in
	 * @param logDays how long the web firewall's log is kept
	 * @param protectLogs whether the pipeline must not empty the access logs
	 */
	public record Inputs(Names names, AccountSettings account, Network.Outputs network, LoadBalancerSettings settings,
			int logDays, boolean protectLogs) {

	}

	/**
	 * What others need of the load balancer.
	 *
	 * @param arnSuffix what metrics call it
	 * @param url where visitors find the counter, without a slash at its end
	 * @param group the group that targets accept requests from
	 * @param targets where each service registers
	 * @param accessLogsBucket the bucket with its access logs
	 */
	public record Outputs(String arnSuffix, String url, SecurityGroup group, Map<Service, ForwardingTarget> targets,
			String accessLogsBucket) {

		/**
		 * Where a service registers.
		 * @param service the service
		 * @return its target group
		 */
		public ForwardingTarget target(Service service) {
			return Objects.requireNonNull(this.targets.get(service));
		}

	}

	public LoadBalancer(Construct scope, String id, Inputs inputs) {
		super(scope, id);
		Names names = inputs.names();
		SecurityGroup group = group(inputs);
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
			.enableDeletionProtection(inputs.settings().deletionProtection())
			.accessLogs(LbAccessLogs.builder().bucket(logs.name()).enabled(true).build())
			.tags(names.tags(PART))
			.build();
		Map<Service, TargetGroup> groups = new EnumMap<>(Service.class);
		for (Service service : Service.values()) {
			groups.put(service, new TargetGroup(this, service.key(), names, inputs.network().vpcId(), service));
		}
		TargetGroup fallback = Objects.requireNonNull(groups.get(Routing.FALLBACK));
		Optional<CustomDomain> address = inputs.settings()
			.domain()
			.map((domain) -> new CustomDomain(this, "address", names, domain, balancer));
		Listener listener = new Listener(this, "listener", names, balancer.getArn(),
				address.map(CustomDomain::certificateArn), fallback.arn());
		ListenerRules rules = new ListenerRules(this, "rules", names, listener.arn(), groups,
				inputs.settings().resetSources());
		if (inputs.settings().webFirewall()) {
			new WebFirewall(this, "firewall", new WebFirewall.Inputs(names, inputs.account(), balancer.getArn(),
					inputs.settings().requestsPerAddress(), inputs.logDays()));
		}
		Map<Service, ForwardingTarget> targets = new EnumMap<>(Service.class);
		groups.forEach((service, target) -> targets.put(service, target.target(rules.of(service))));
		this.outputs = new Outputs(balancer.getArnSuffix(),
				address.map(CustomDomain::url).orElseGet(() -> "http://" + balancer.getDnsName()), group, targets,
				logs.name());
	}

	/**
	 * What others need.
	 * @return address, security group and target groups
	 */
	public Outputs outputs() {
		return this.outputs;
	}

	private SecurityGroup group(Inputs inputs) {
		SecurityGroup group = new SecurityGroup(this, "access",
				new SecurityGroup.Inputs(inputs.names(), inputs.network().vpcId(), PART, "The load balancer"));
		Cidr world = Cidr.of("0.0.0.0/0");
		boolean encrypted = inputs.settings().domain().isPresent();
		group.allowIngressFrom(world, "world", HTTP, encrypted ? "Visitors, to be sent on to HTTPS" : "Visitors");
		if (encrypted) {
			group.allowIngressFrom(world, "world", HTTPS, "Visitors");
		}
		return group;
	}

	/** A service principal that works in every region; it is held to our own folder. */
	private PrivateBucket.Outputs accessLogs(Inputs inputs) {
		Statement delivery = Statement.allow("LogDeliveryWrites", "s3:PutObject")
			.byService("logdelivery.elasticloadbalancing.amazonaws.com")
			.on(PrivateBucket.arnOf(inputs.names(), ACCESS_LOGS) + "/AWSLogs/" + inputs.account().id() + "/*");
		return new PrivateBucket(this, ACCESS_LOGS,
				new PrivateBucket.Inputs(inputs.names(), ACCESS_LOGS,
						Retention.expiring(inputs.settings().accessLogDays()),
						DeletionPolicy.ofLogs(inputs.protectLogs()), List.of(delivery), Optional.empty()))
			.outputs();
	}

}
