/**
 * One commit for many adds.
 */
@NullMarked
package dev.counter.adder.commit;

import org.jspecify.annotations.NullMarked;
