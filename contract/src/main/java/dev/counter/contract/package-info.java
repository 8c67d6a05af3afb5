/**
 * Contract between the services, the front door and the deployment, as data. No reference
 * is null.
 */
package dev.counter.contract;
