/**
 * Tests of the schema against a real PostgreSQL.
 */
@NullMarked
package dev.counter.schema;

import org.jspecify.annotations.NullMarked;
