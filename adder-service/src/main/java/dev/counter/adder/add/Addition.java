package dev.counter.adder.add;

import dev.counter.core.total.Sum;

/**
 * What an add came to.
 *
 * @param entry the entry that it made, now or when its key came first
 * @param sum the ledger at some moment after the commit
 */
public record Addition(Entry entry, Sum sum) {
}
