/**
 * Tests of the settings.
 */
@NullMarked
package dev.counter.infra.settings;

import org.jspecify.annotations.NullMarked;
