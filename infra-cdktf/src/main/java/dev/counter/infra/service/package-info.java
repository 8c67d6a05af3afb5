/**
 * What every service is told and may do, and the tasks that two of them run in.
 */
@NullMarked
package dev.counter.infra.service;

import org.jspecify.annotations.NullMarked;
