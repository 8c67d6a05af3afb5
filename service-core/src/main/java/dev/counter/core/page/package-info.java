/**
 * The look that all pages share: layout, style sheet, script, icon and how they are
 * served.
 */
@NullMarked
package dev.counter.core.page;

import org.jspecify.annotations.NullMarked;
