/**
 * What is said when a request is not answered with what it asked for: problem details
 * (RFC 9457), and the same as a page.
 */
@NullMarked
package dev.counter.core.web.problem;

import org.jspecify.annotations.NullMarked;
