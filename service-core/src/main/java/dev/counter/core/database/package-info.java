/**
 * Connection pool with login and deadlines.
 */
@NullMarked
package dev.counter.core.database;

import org.jspecify.annotations.NullMarked;
