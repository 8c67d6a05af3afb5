/**
 * Settings files: reading and validation.
 */
@NullMarked
package dev.counter.infra.settings;

import org.jspecify.annotations.NullMarked;
