/**
 * Request bodies.
 */
@NullMarked
package dev.counter.core.web.body;

import org.jspecify.annotations.NullMarked;
