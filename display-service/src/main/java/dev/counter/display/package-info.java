/**
 * The display service: the home page, the sum, and the entries as a page, as JSON and as
 * CSV.
 */
@NullMarked
package dev.counter.display;

import org.jspecify.annotations.NullMarked;
