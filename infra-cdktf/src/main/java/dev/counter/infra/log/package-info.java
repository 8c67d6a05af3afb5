/**
 * CloudWatch log groups.
 */
@NullMarked
package dev.counter.infra.log;

import org.jspecify.annotations.NullMarked;
