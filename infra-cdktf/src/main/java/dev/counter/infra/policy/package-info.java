/**
 * IAM roles and policies.
 */
@NullMarked
package dev.counter.infra.policy;

import org.jspecify.annotations.NullMarked;
