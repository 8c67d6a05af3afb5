/**
 * What the server itself adds to answers, and answers without the application.
 */
@NullMarked
package dev.counter.core.web.tomcat;

import org.jspecify.annotations.NullMarked;
