/**
 * EC2 instances of the adder.
 */
@NullMarked
package dev.counter.infra.adder;

import org.jspecify.annotations.NullMarked;
