/**
 * Files by their public addresses, and exports of the ledger, which a thread writes.
 */
@NullMarked
package dev.counter.display.file;

import org.jspecify.annotations.NullMarked;
