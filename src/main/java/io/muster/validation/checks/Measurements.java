package io.muster.validation.checks;

import io.muster.statistics.Undefined;
import io.muster.validation.model.Metric;
import java.util.List;
import java.util.function.DoubleSupplier;

/** What a check found: it fills the check's part of the validation report. */
public interface Measurements {

    /**
     * Measures one of the check's metrics. If the value is not finite or the supplier throws {@link Undefined}, the
     * report says that the metric has no value, and why.
     *
     * @throws IllegalArgumentException if the metric is not one of the check's
     */
    void measure(Metric metric, DoubleSupplier value);

    /** Says why a metric has no value, as the end of a sentence: {@code no row is decided}. */
    void undefined(Metric metric, String why);

    /** Adds a remark for the reader, such as what was left out. */
    void remark(String remark);

    /** Adds a table; a cell is a number or a text. A table without rows is left out. */
    void table(String title, List<String> columns, List<List<Object>> rows);

    /** States the finding in plain language, with the arguments of {@link String#format}; a second call replaces the first. */
    void sentence(String text, Object... arguments);

    /** A metric's value for readers, with four digits, or the word for having none. */
    String described(Metric metric);
}
