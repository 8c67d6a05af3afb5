/**
 * Tests on the synthesized Terraform.
 */
@NullMarked
package dev.counter.infra.counter;

import org.jspecify.annotations.NullMarked;
