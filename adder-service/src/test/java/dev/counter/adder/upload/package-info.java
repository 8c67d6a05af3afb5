@NullMarked
package dev.counter.adder.upload;

import org.jspecify.annotations.NullMarked;
