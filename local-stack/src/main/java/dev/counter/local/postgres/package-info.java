/**
 * A PostgreSQL of one's own: its programs, its data and its life.
 */
@NullMarked
package dev.counter.local.postgres;

import org.jspecify.annotations.NullMarked;
