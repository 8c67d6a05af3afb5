/**
 * What a release consists of, as far as it follows from the contract.
 */
@NullMarked
package dev.counter.release;

import org.jspecify.annotations.NullMarked;
