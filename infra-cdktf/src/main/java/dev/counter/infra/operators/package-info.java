/**
 * Access of operators.
 */
@NullMarked
package dev.counter.infra.operators;

import org.jspecify.annotations.NullMarked;
