/**
 * The web conventions, on a real server with a real database.
 */
@NullMarked
package dev.counter.core.web;

import org.jspecify.annotations.NullMarked;
