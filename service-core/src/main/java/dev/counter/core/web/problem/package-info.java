/**
 * Errors as problem details (RFC 9457) and as pages.
 */
@NullMarked
package dev.counter.core.web.problem;

import org.jspecify.annotations.NullMarked;
