package dev.counter.adder.add;

import java.math.BigDecimal;

import dev.counter.adder.number.JsonNumber;
import tools.jackson.databind.annotation.JsonDeserialize;

/**
 * The body of an add. What else is in it, such as an address that a client claims to
 * have, is ignored.
 *
 * @param number the value to add
 */
record AddNumber(@JsonDeserialize(using = JsonNumber.class) BigDecimal number) {
}
