/**
 * Stack of an environment.
 */
@NullMarked
package dev.counter.infra.counter;

import org.jspecify.annotations.NullMarked;
