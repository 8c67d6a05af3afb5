/**
 * Data directory of the local stack: database, passwords, programs and logs.
 */
@NullMarked
package dev.counter.local.data;

import org.jspecify.annotations.NullMarked;
