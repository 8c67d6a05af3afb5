/**
 * The login to the database, and how long anything may wait for it.
 */
@NullMarked
package dev.counter.core.database;

import org.jspecify.annotations.NullMarked;
