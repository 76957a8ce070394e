package io.muster.validation.model;

import io.muster.validation.model.Metric.Group;
import java.util.List;

/** The metrics of rules. Their order is that of {@code docs/reference/metrics.md}. */
public final class RuleMetrics {

    public static final Metric CASES_REPRODUCED = new Metric(
            "cases-reproduced",
            Group.RULES,
            "Share of decision cases reproduced",
            "Cases decided as expected ÷ cases with an expected decision; numbers within 10⁻⁹ relative to the larger of 1 and the number; no decision counts as a wrong one",
            "0 to 1, 1",
            "Muster");

    public static final Metric DECIDED = new Metric(
            "decided",
            Group.RULES,
            "Share of rows decided",
            "Rows that get a decision ÷ all rows",
            "0 to 1, high",
            "count");

    public static final Metric COVERAGE = new Metric(
            "coverage",
            Group.RULES,
            "Share of rows covered by a rule",
            "Rows that some rule matches, in every table that asks only for the model's inputs ÷ all rows. A default output does not count as a rule",
            "0 to 1, 1",
            "Muster");

    public static final Metric GAPS = new Metric(
            "gaps",
            Group.RULES,
            "Gaps between rules",
            "Areas of possible inputs that no rule matches, over all tables without a default output; found by cutting each input's values at the boundaries of the rules and following the rules that remain",
            "from 0, 0",
            "Muster; after Calvanese et al., BPM (2016), \"Semantics and Analysis of DMN Decision Tables\"");

    public static final Metric OVERLAPS = new Metric(
            "overlaps",
            Group.RULES,
            "Overlapping rules",
            "Pairs of rules that match a common input although the hit policy forbids it: all pairs under UNIQUE, those with different outputs under ANY, none otherwise",
            "from 0, 0",
            "DMN 1.5, section 8.2.10");

    public static final Metric NOT_ANALYSED = new Metric(
            "not-analysed",
            Group.RULES,
            "Parts that cannot be analysed",
            "Parts of the model that the analysis does not understand: cells beyond literals, comparisons, intervals, lists and `not`, and decisions that are not tables. With one of them in a table, `coverage`, `gaps` and `overlaps` have no value, because half an analysis would flatter",
            "from 0, 0",
            "Muster");

    public static final Metric CHAMPION_CASES_DIFFERENCE = new Metric(
            "champion-cases-difference",
            Group.RULES,
            "Cases reproduced minus those of the champion",
            "`cases-reproduced` minus that of the version in service",
            "−1 to 1, from 0",
            "Muster");

    static final List<Metric> ALL =
            List.of(CASES_REPRODUCED, DECIDED, COVERAGE, GAPS, OVERLAPS, NOT_ANALYSED, CHAMPION_CASES_DIFFERENCE);

    private RuleMetrics() {}
}
