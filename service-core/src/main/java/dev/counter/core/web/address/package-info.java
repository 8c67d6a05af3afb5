/**
 * Where a request came from.
 */
@NullMarked
package dev.counter.core.web.address;

import org.jspecify.annotations.NullMarked;
