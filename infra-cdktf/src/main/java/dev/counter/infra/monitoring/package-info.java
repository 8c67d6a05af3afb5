/**
 * Monitoring: alarms, dashboard, budget.
 */
@NullMarked
package dev.counter.infra.monitoring;

import org.jspecify.annotations.NullMarked;
