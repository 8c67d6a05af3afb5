package dev.counter.core.database;

/**
 * How a service proves to the database who it is.
 */
enum Authentication {

	/** By the password that a variable holds. */
	PASSWORD,

	/** By tokens that AWS signs, each valid for minutes. */
	IAM

}
