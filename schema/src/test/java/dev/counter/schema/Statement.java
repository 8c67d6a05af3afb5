package dev.counter.schema;

import java.util.Set;

import dev.counter.contract.DatabaseRole;

/** A statement and the roles that can run it. */
record Statement(String sql, Set<DatabaseRole> roles) {
}
