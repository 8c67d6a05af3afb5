/**
 * A real, migrated PostgreSQL for the tests of all modules.
 */
@NullMarked
package dev.counter.testsupport;

import org.jspecify.annotations.NullMarked;
