/**
 * Numbers as clients write them.
 */
@NullMarked
package dev.counter.adder.number;

import org.jspecify.annotations.NullMarked;
