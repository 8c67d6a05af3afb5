/**
 * Where the ledger is kept, and who may log in to it.
 */
@NullMarked
package dev.counter.infra.database;

import org.jspecify.annotations.NullMarked;
