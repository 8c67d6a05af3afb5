/**
 * Files that travel in the jar.
 */
@NullMarked
package dev.counter.local.resource;

import org.jspecify.annotations.NullMarked;
