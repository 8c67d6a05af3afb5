/**
 * Tests of what pipelines may do.
 */
@NullMarked
package dev.counter.infra.bootstrap;

import org.jspecify.annotations.NullMarked;
