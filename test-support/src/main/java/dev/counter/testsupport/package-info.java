/**
 * Test support for all modules: a migrated PostgreSQL and faults.
 */
@NullMarked
package dev.counter.testsupport;

import org.jspecify.annotations.NullMarked;
