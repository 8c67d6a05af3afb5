/**
 * Readiness of the process: schema version, warm-up, training.
 */
@NullMarked
package dev.counter.core.readiness;

import org.jspecify.annotations.NullMarked;
