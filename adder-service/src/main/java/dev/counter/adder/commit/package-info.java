/**
 * Group commit.
 */
@NullMarked
package dev.counter.adder.commit;

import org.jspecify.annotations.NullMarked;
