/**
 * HTTP for tests: a client, and requests byte by byte.
 */
@NullMarked
package dev.counter.testsupport.http;

import org.jspecify.annotations.NullMarked;
