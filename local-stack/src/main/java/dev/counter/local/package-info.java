/**
 * Local stack: the whole system on one machine, started, supervised and stopped.
 */
@NullMarked
package dev.counter.local;

import org.jspecify.annotations.NullMarked;
