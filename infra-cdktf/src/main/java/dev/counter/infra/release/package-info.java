/**
 * Releases: artifacts, and the Terraform variables that select them.
 */
@NullMarked
package dev.counter.infra.release;

import org.jspecify.annotations.NullMarked;
