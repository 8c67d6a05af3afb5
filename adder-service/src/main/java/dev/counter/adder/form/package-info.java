/**
 * The page with the form.
 */
@NullMarked
package dev.counter.adder.form;

import org.jspecify.annotations.NullMarked;
