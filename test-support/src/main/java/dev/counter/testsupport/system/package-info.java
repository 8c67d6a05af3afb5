/**
 * Test harness: the system as a whole, in processes that can be killed, frozen and
 * replaced.
 */
@NullMarked
package dev.counter.testsupport.system;

import org.jspecify.annotations.NullMarked;
