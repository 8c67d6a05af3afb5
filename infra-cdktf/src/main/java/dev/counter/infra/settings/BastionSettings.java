package dev.counter.infra.settings;

import java.util.List;

/**
 * Settings of the bastion.
 *
 * @param publicKey in OpenSSH's format
 * @param sources the addresses that may connect
 */
public record BastionSettings(InstanceType instanceType, String publicKey, List<Cidr> sources) {

	/** A larger range would not be the operators' own. */
	private static final int MIN_PREFIX = 16;

	/** The default quota of rules in a security group. */
	private static final int MAX_RULES = 60;

	static BastionSettings from(SettingsSection section) {
		List<Cidr> sources = section.list("sources", BastionSettings::source);
		section.check(!sources.isEmpty(), "sources", "a list of at least one range, such as [203.0.113.7/32]");
		section.check(sources.size() <= MAX_RULES, "sources",
				"a list of " + MAX_RULES + " ranges at most, since they become rules of a security group");
		return new BastionSettings(
				section.withDefault("instance_type", InstanceType::parse, new InstanceType("t4g.nano")),
				section.required("public_key", SshPublicKey::parse), sources);
	}

	private static Cidr source(Object value) {
		if ("::/0".equals(value) || "0.0.0.0/0".equals(value)) {
			throw new IllegalArgumentException("the addresses of your operators, since SSH is never open to the world");
		}
		if (String.valueOf(value).contains(":")) {
			throw new IllegalArgumentException("IPv4, since the network has no IPv6");
		}
		Cidr source = Cidr.of(value);
		if (source.prefix() < MIN_PREFIX) {
			throw new IllegalArgumentException("the addresses of your operators, a /" + MIN_PREFIX + " at most");
		}
		return source;
	}

}
