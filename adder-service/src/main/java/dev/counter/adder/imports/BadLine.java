package dev.counter.adder.imports;

/**
 * A line without a valid number.
 *
 * @param line its number, from 1
 * @param text the beginning of what should be a number, sanitised
 * @param reason what is wrong with it
 */
record BadLine(long line, String text, String reason) {
}
