/**
 * Tests on what the page about costs says.
 */
@NullMarked
package dev.counter.infra.cost;

import org.jspecify.annotations.NullMarked;
