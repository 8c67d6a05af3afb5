/**
 * The ledger as a whole: running total, number of entries, generation.
 */
@NullMarked
package dev.counter.core.ledger;

import org.jspecify.annotations.NullMarked;
