/**
 * Tests of the network.
 */
@NullMarked
package dev.counter.infra.network;

import org.jspecify.annotations.NullMarked;
