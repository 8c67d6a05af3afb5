/**
 * What a release consists of, recorded instead of looked up.
 */
@NullMarked
package dev.counter.infra.release;

import org.jspecify.annotations.NullMarked;
