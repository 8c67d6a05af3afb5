/**
 * Tests on the synthesized Terraform.
 */
@NullMarked
package dev.counter.infra.adder;

import org.jspecify.annotations.NullMarked;
