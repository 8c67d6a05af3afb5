/**
 * What those who share a commit may rely on, asked of a real PostgreSQL.
 */
@NullMarked
package dev.counter.adder.commit;

import org.jspecify.annotations.NullMarked;
