/**
 * Migrator: brings the database's roles, schema and passwords to this release.
 */
@NullMarked
package dev.counter.schema;

import org.jspecify.annotations.NullMarked;
