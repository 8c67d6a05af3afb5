/**
 * Tests on the synthesized Terraform.
 */
@NullMarked
package dev.counter.infra.monitoring;

import org.jspecify.annotations.NullMarked;
