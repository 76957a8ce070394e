package io.muster.validation.fresh;

/**
 * The demands on data before a revalidation may decide on it.
 *
 * @param rule the decision table and its version
 * @param rows fewest rows with a known outcome
 * @param positives fewest rows with a positive outcome in binary classification
 * @param overlap largest share of rows, 0 to 1, that also occur in data that the version has seen
 */
public record FreshDataPolicy(String rule, long rows, long positives, double overlap) {}
