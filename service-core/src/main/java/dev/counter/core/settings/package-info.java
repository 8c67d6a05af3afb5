/**
 * What a process is told when it starts: which service it is, and the environment
 * variables of the contract.
 */
@NullMarked
package dev.counter.core.settings;

import org.jspecify.annotations.NullMarked;
