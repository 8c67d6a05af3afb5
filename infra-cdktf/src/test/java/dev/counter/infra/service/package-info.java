/**
 * Tests on the synthesized Terraform.
 */
@NullMarked
package dev.counter.infra.service;

import org.jspecify.annotations.NullMarked;
