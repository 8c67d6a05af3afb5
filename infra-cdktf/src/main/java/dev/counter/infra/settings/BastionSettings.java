package dev.counter.infra.settings;

import java.util.List;

/**
 * The machine that operators come through.
 *
 * @param instanceType a Graviton type
 * @param publicKey the SSH key that opens it, in OpenSSH's form
 * @param sources the addresses that may connect
 */
public record BastionSettings(String instanceType, String publicKey, List<Cidr> sources) {

	/** The largest range that still names somebody. */
	private static final int WIDEST = 16;

	/** The rules that a security group has by default. */
	private static final int RULES = 60;

	static BastionSettings from(SettingsSection section) {
		List<Cidr> sources = section.list("sources", BastionSettings::source);
		section.check(!sources.isEmpty(), "sources", "a list of at least one range, such as [203.0.113.7/32]");
		section.check(sources.size() <= RULES, "sources",
				"a list of " + RULES + " ranges at most, since they become rules of a security group");
		BastionSettings settings = new BastionSettings(
				section.withDefault("instance_type", AdderSettings.GRAVITON, "t4g.nano"),
				section.required("public_key", SshPublicKey::read), sources);
		section.end();
		return settings;
	}

	private static Cidr source(Object value) {
		if ("::/0".equals(value) || "0.0.0.0/0".equals(value)) {
			throw new IllegalArgumentException("the addresses of your operators, since SSH is never open to the world");
		}
		if (String.valueOf(value).contains(":")) {
			throw new IllegalArgumentException("IPv4, since the network has no IPv6");
		}
		Cidr source = Cidr.of(value);
		if (source.prefix() < WIDEST) {
			throw new IllegalArgumentException("the addresses of your operators, a /" + WIDEST + " at most");
		}
		return source;
	}

}
