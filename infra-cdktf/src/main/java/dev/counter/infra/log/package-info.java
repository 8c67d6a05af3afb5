/**
 * Where everything writes its log.
 */
@NullMarked
package dev.counter.infra.log;

import org.jspecify.annotations.NullMarked;
