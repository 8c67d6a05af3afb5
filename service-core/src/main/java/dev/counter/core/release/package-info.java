/**
 * The release of this process.
 */
@NullMarked
package dev.counter.core.release;

import org.jspecify.annotations.NullMarked;
