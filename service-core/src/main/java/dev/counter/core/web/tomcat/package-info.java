/**
 * Tomcat: response headers, refusals before the filters, slow and hostile clients.
 */
@NullMarked
package dev.counter.core.web.tomcat;

import org.jspecify.annotations.NullMarked;
