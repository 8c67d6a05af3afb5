/**
 * The whole system on one machine: started, watched and stopped.
 */
@NullMarked
package dev.counter.local;

import org.jspecify.annotations.NullMarked;
