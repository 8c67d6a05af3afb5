/**
 * The program that brings the database to this release: roles, migrations, passwords.
 */
@NullMarked
package dev.counter.schema;

import org.jspecify.annotations.NullMarked;
