/**
 * What holds for every request before a controller sees it.
 */
@NullMarked
package dev.counter.core.web.filter;

import org.jspecify.annotations.NullMarked;
