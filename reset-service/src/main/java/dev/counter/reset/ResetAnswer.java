package dev.counter.reset;

/**
 * What a reset did, as JSON.
 *
 * @param success always true: what does not succeed is a problem
 * @param removed how many entries were removed
 * @param total the sum right after, a plain decimal
 * @param generation the generation that the reset began
 */
record ResetAnswer(boolean success, long removed, String total, String generation) {

	static ResetAnswer of(Removal removal) {
		return new ResetAnswer(true, removal.removed(), "0", removal.generation().text());
	}

}
