/**
 * What holds for every request before a controller sees it.
 */
@NullMarked
package dev.counter.core.web.gate;

import org.jspecify.annotations.NullMarked;
