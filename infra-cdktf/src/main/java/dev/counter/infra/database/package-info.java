/**
 * RDS database.
 */
@NullMarked
package dev.counter.infra.database;

import org.jspecify.annotations.NullMarked;
