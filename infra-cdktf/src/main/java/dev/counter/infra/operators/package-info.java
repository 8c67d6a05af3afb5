/**
 * The way in for people who look after it.
 */
@NullMarked
package dev.counter.infra.operators;

import org.jspecify.annotations.NullMarked;
