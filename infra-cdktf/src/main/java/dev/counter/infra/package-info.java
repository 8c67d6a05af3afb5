/**
 * The AWS deployment: settings of an environment in, Terraform for two stacks out.
 */
@NullMarked
package dev.counter.infra;

import org.jspecify.annotations.NullMarked;
