/**
 * Benchmark of the services, compared with PostgreSQL.
 */
@NullMarked
package dev.counter.benchmark;

import org.jspecify.annotations.NullMarked;
