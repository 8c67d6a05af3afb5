package dev.counter.infra.settings;

import dev.counter.contract.Limits;
import dev.counter.contract.Variable;

/**
 * The virtual machine of the adder.
 *
 * @param instanceType a Graviton type
 * @param volumeGib its disk, GiB
 * @param poolSize the connections that it keeps to the database
 */
public record AdderSettings(String instanceType, int volumeGib, int poolSize) {

	/** Types of this architecture run the one image that a release records. */
	static final ValueParser<String> GRAVITON = ValueParser.text(
			"t4g\\.(nano|micro|small|medium|large|2?xlarge)"
					+ "|(c[67]g[dn]?|[mr][67]gd?|[cmr]8gd?)\\.(medium|large|(2|4|8|12|16)?xlarge)",
			"a Graviton type such as t4g.small");

	/** What the system needs beside the service or its training. */
	private static final int SYSTEM_MIB = 400;

	static AdderSettings from(SettingsSection section) {
		AdderSettings settings = new AdderSettings(section.required("instance_type", AdderSettings::instanceType),
				section.withDefault("volume_gib", ValueParser.integer(8, 1024), 8), poolSize(section));
		section.end();
		return settings;
	}

	private static String instanceType(Object value) {
		String type = GRAVITON.read(value);
		int needed = Math.max(Limits.TRAINING_MEMORY_MIB, Limits.SERVICE_MEMORY_MIB) + SYSTEM_MIB;
		if (InstanceMemory.mib(type) < needed) {
			throw new IllegalArgumentException("a Graviton type with " + needed
					+ " MiB of memory at least, for the training of the cache, such as t4g.micro");
		}
		return type;
	}

	/** In the bounds that {@link Variable#DATABASE_POOL_SIZE} has. */
	static int poolSize(SettingsSection section) {
		return section.withDefault("pool_size", ValueParser.integer(1, 100),
				Integer.parseInt(Variable.DATABASE_POOL_SIZE.defaultText()));
	}

}
