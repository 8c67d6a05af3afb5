/**
 * One add: read from a request, made, answered.
 */
@NullMarked
package dev.counter.adder.add;

import org.jspecify.annotations.NullMarked;
