package dev.counter.display;

/**
 * The sum as JSON.
 *
 * @param total the sum of all values, a plain decimal
 * @param entries how many entries there are
 * @param generation what entry ids are unique within
 */
record TotalAnswer(String total, long entries, String generation) {
}
