package dev.counter.reset;

/**
 * What one reset did.
 *
 * @param auditId the id of its row in the audit
 * @param removed how many entries it removed
 */
record Removal(long auditId, long removed) {
}
