/**
 * What the services, the front doors and the deployment agree on, said once and as data:
 * plain Java that depends on nothing. No reference is null here.
 */
package dev.counter.contract;
