package dev.counter.infra.counter;

import com.hashicorp.cdktf.TerraformOutput;
import software.constructs.Construct;

/**
 * What a person or a script asks a stack for once it is there.
 */
final class StackOutputs {

	private final Construct stack;

	StackOutputs(Construct stack) {
		this.stack = stack;
	}

	/**
	 * Adds an output.
	 * @param name its name in Terraform
	 * @param value a text, or texts by name
	 * @param description what it is for
	 * @return the same
	 */
	StackOutputs add(String name, Object value, String description) {
		TerraformOutput.Builder.create(this.stack, name).value(value).description(description).build();
		return this;
	}

}
