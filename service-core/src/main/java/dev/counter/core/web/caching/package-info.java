/**
 * How long an answer may be kept, and when it need not be sent again.
 */
@NullMarked
package dev.counter.core.web.caching;

import org.jspecify.annotations.NullMarked;
