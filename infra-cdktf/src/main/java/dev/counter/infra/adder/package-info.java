/**
 * The adder's virtual machine.
 */
@NullMarked
package dev.counter.infra.adder;

import org.jspecify.annotations.NullMarked;
