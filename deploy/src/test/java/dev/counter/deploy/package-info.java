/**
 * Tests of the operator's scripts, the workflows and the developer's tools.
 */
@NullMarked
package dev.counter.deploy;

import org.jspecify.annotations.NullMarked;
