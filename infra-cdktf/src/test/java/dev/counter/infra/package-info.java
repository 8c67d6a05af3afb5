/**
 * Tests on the synthesized Terraform.
 */
@NullMarked
package dev.counter.infra;

import org.jspecify.annotations.NullMarked;
