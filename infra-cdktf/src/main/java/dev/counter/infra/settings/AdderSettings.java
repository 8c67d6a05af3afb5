package dev.counter.infra.settings;

import dev.counter.contract.Limits;
import dev.counter.contract.Variable;

/**
 * Settings of the adder's EC2 instance.
 *
 * @param poolSize connections to the database
 */
public record AdderSettings(InstanceType instanceType, int volumeGib, int poolSize) {

	/** Memory of the operating system. */
	private static final int SYSTEM_MIB = 400;

	static AdderSettings from(SettingsSection section) {
		return new AdderSettings(section.required("instance_type", AdderSettings::instanceType),
				section.withDefault("volume_gib", ValueParser.integer(8, 1024), 8), poolSize(section));
	}

	private static InstanceType instanceType(Object value) {
		InstanceType type = InstanceType.parse(value);
		int needed = Math.max(Limits.TRAINING_MEMORY_MIB, Limits.SERVICE_MEMORY_MIB) + SYSTEM_MIB;
		if (type.memoryMib() < needed) {
			throw new IllegalArgumentException("a Graviton type with " + needed
					+ " MiB of memory at least, for the training of the cache, such as t4g.micro");
		}
		return type;
	}

	/** Within the bounds of {@link Variable#DATABASE_POOL_SIZE}. */
	static int poolSize(SettingsSection section) {
		return section.withDefault("pool_size", ValueParser.integer(1, 100),
				Integer.parseInt(Variable.DATABASE_POOL_SIZE.defaultText()));
	}

}
