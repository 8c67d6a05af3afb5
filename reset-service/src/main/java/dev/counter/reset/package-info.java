/**
 * The reset service: removes all entries after a confirmation.
 */
@NullMarked
package dev.counter.reset;

import org.jspecify.annotations.NullMarked;
