/**
 * Which release this process is.
 */
@NullMarked
package dev.counter.core.release;

import org.jspecify.annotations.NullMarked;
