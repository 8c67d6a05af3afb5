/**
 * Whether the process may get requests.
 */
@NullMarked
package dev.counter.core.readiness;

import org.jspecify.annotations.NullMarked;
