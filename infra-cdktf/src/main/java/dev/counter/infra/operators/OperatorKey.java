package dev.counter.infra.operators;

import com.hashicorp.cdktf.providers.aws.key_pair.KeyPair;
import dev.counter.infra.Names;
import software.constructs.Construct;

/** The SSH key of the people who look after an environment, on every machine in it. */
public final class OperatorKey extends Construct {

	private static final String PART = "operators";

	private final KeyPair key;

	public OperatorKey(Construct scope, String id, Names names, String publicKey) {
		super(scope, id);
		this.key = KeyPair.Builder.create(this, "key")
			.keyName(names.of(PART))
			.publicKey(publicKey)
			.tags(names.tags(PART))
			.build();
	}

	/** What machines call it. */
	public String name() {
		return this.key.getKeyName();
	}

}
