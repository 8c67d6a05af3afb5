/**
 * Settings of a process: environment variables of the contract as configuration
 * properties.
 */
@NullMarked
package dev.counter.core.settings;

import org.jspecify.annotations.NullMarked;
