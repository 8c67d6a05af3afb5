/**
 * Embedded PostgreSQL with durable settings and password login: binaries, database
 * cluster, and server process.
 */
@NullMarked
package dev.counter.local.postgres;

import org.jspecify.annotations.NullMarked;
