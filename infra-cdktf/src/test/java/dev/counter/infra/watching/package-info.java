/**
 * Tests on the synthesized Terraform.
 */
@NullMarked
package dev.counter.infra.watching;

import org.jspecify.annotations.NullMarked;
