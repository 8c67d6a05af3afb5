/**
 * Why a start came to nothing, in words for the person who started it.
 */
@NullMarked
package dev.counter.local.failure;

import org.jspecify.annotations.NullMarked;
