/**
 * Mutation testing of the synthesized Terraform.
 */
@NullMarked
package dev.counter.infra.mutation;

import org.jspecify.annotations.NullMarked;
