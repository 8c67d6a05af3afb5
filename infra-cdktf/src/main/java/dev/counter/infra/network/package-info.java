/**
 * The private network, who may talk to whom in it, and who was denied.
 */
@NullMarked
package dev.counter.infra.network;

import org.jspecify.annotations.NullMarked;
