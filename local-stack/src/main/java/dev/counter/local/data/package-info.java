/**
 * The folder that the system keeps its data, passwords and logs in.
 */
@NullMarked
package dev.counter.local.data;

import org.jspecify.annotations.NullMarked;
