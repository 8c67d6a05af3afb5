/**
 * Who may do what: the documents of IAM and of resources.
 */
@NullMarked
package dev.counter.infra.policy;

import org.jspecify.annotations.NullMarked;
