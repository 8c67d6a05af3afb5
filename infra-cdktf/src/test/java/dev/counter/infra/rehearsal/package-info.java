/**
 * Tests on the rehearsal's own programs.
 */
@NullMarked
package dev.counter.infra.rehearsal;

import org.jspecify.annotations.NullMarked;
