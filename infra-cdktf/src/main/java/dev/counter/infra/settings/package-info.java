/**
 * What differs between environments, read from their files and checked.
 */
@NullMarked
package dev.counter.infra.settings;

import org.jspecify.annotations.NullMarked;
