/**
 * Stack of the account: buckets, image repositories, roles of the pipelines.
 */
@NullMarked
package dev.counter.infra.bootstrap;

import org.jspecify.annotations.NullMarked;
