package dev.counter.adder.add;

import java.math.BigDecimal;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import dev.counter.adder.entry.AddCommand;
import dev.counter.adder.number.JsonNumberDeserializer;
import dev.counter.core.web.address.ClientAddress;
import jakarta.servlet.http.HttpServletRequest;
import tools.jackson.databind.annotation.JsonDeserialize;

/**
 * JSON body of an add. Other fields, such as an address, are ignored.
 */
@JsonClassDescription("{\"number\": 1.5}")
record AddRequest(@JsonDeserialize(using = JsonNumberDeserializer.class) BigDecimal number) {

	AddCommand command(HttpServletRequest request) {
		return new AddCommand(this.number, IdempotencyKey.of(request), ClientAddress.of(request));
	}

}
