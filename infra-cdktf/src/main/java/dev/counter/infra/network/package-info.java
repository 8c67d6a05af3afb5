/**
 * VPC, security groups, VPC endpoints and flow logs.
 */
@NullMarked
package dev.counter.infra.network;

import org.jspecify.annotations.NullMarked;
