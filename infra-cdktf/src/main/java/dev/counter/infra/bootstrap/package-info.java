/**
 * The stack that an administrator applies once per account: where state, plans and
 * releases are, and what the pipelines may do.
 */
@NullMarked
package dev.counter.infra.bootstrap;

import org.jspecify.annotations.NullMarked;
