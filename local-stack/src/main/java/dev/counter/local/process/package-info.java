/**
 * Child processes: supervision, readiness, logs, and an end together with their parent.
 */
@NullMarked
package dev.counter.local.process;

import org.jspecify.annotations.NullMarked;
