/**
 * What tells a person how it goes, and wakes one up when it goes badly.
 */
@NullMarked
package dev.counter.infra.monitoring;

import org.jspecify.annotations.NullMarked;
