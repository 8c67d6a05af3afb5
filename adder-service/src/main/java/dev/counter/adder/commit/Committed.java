package dev.counter.adder.commit;

import dev.counter.adder.entry.Outcome;
import dev.counter.core.ledger.LedgerSnapshot;

/**
 * What became of an add, and the ledger after it.
 *
 * @param outcome what became of it
 * @param sum the sum at some moment between the commit and the answer
 */
public record Committed(Outcome outcome, LedgerSnapshot sum) {
}
