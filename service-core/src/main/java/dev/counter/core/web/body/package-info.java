/**
 * Bodies, forms and query strings, read strictly.
 */
@NullMarked
package dev.counter.core.web.body;

import org.jspecify.annotations.NullMarked;
