/**
 * Layout, assets and views that all pages share.
 */
@NullMarked
package dev.counter.core.page;

import org.jspecify.annotations.NullMarked;
