/**
 * The running total, as every service shows it.
 */
@NullMarked
package dev.counter.core.ledger;

import org.jspecify.annotations.NullMarked;
