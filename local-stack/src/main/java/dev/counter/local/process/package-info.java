/**
 * Programs that end with the program that started them.
 */
@NullMarked
package dev.counter.local.process;

import org.jspecify.annotations.NullMarked;
