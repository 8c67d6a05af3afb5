/**
 * What the ledger promises, asked of a real PostgreSQL.
 */
@NullMarked
package dev.counter.schema;

import org.jspecify.annotations.NullMarked;
