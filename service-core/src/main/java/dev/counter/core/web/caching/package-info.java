/**
 * HTTP caching: ETags and Cache-Control.
 */
@NullMarked
package dev.counter.core.web.caching;

import org.jspecify.annotations.NullMarked;
