/**
 * Tests on the synthesized Terraform.
 */
@NullMarked
package dev.counter.infra.operators;

import org.jspecify.annotations.NullMarked;
