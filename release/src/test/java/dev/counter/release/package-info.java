/**
 * Holds what a release consists of to the contract, and runs it as far as one machine
 * can.
 */
@NullMarked
package dev.counter.release;

import org.jspecify.annotations.NullMarked;
