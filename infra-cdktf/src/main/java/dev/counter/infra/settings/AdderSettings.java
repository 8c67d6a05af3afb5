package dev.counter.infra.settings;

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
	static final Reading<String> GRAVITON = Reading.text(
			"t4g\\.(nano|micro|small|medium|large|2?xlarge)"
					+ "|(c[67]g[dn]?|[mr][67]gd?|[cmr]8gd?)\\.(medium|large|(2|4|8|12|16)?xlarge)",
			"a Graviton type such as t4g.small");

	/** The smallest one with memory for the system beside the service. */
	private static final Reading<String> ROOMY = Reading.text("(?!.*\\.nano$).*",
			"a Graviton type with 1 GiB of memory at least, such as t4g.micro");

	static AdderSettings from(Section section) {
		section.required("instance_type", ROOMY);
		AdderSettings settings = new AdderSettings(section.required("instance_type", GRAVITON),
				section.withDefault("volume_gib", Reading.integer(8, 1024), 8), poolSize(section));
		section.end();
		return settings;
	}

	/** In the bounds that {@link Variable#DATABASE_POOL_SIZE} has. */
	static int poolSize(Section section) {
		return section.withDefault("pool_size", Reading.integer(1, 100),
				Integer.parseInt(Variable.DATABASE_POOL_SIZE.defaultText()));
	}

}
