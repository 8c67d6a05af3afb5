/**
 * How fast the services are, beside how fast PostgreSQL is.
 */
@NullMarked
package dev.counter.benchmark;

import org.jspecify.annotations.NullMarked;
