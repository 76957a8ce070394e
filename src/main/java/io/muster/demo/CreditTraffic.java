package io.muster.demo;

import com.fasterxml.jackson.databind.JsonNode;
import io.muster.datasets.columns.Column;
import io.muster.datasets.columns.ColumnBatch;
import io.muster.shared.ModelId;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Loan applications: real rows of the German credit data that no model was trained on, drawn as they are and later
 * re-weighted. So what changes is real, and how much it matters is measured, not stated.
 */
final class CreditTraffic implements DemoTraffic {

    private static final int ROWS = 1_000;
    private static final double OVERDRAWN = 8;
    private static final double SHORT = 4;

    private final ModelId model;
    private final Change change;
    private final ColumnBatch rows;
    private final List<String> features;
    private final Reweighting draws;
    private final double[] scores;
    private int[] last = {};

    /** What changes about the applications. */
    enum Change {
        /** Overdrawn accounts come eight times as often, loans of one to two years four times. */
        INPUTS,
        /** Applications look as before, but their outcomes no longer follow from what the model asks. */
        CONCEPT
    }

    CreditTraffic(ModelId model, Change change, ColumnBatch rows, List<String> features, long seed) {
        this.model = model;
        this.change = change;
        this.rows = rows;
        this.features = features;
        this.draws = new Reweighting(seed);
        this.scores = new double[rows.rows()];
    }

    @Override
    public ModelId model() {
        return model;
    }

    @Override
    public Cases on(LocalDate day, boolean changed) {
        last = changed ? changed() : draws.byWeight(even(), ROWS);
        var inputs = new LinkedHashMap<String, List<?>>();
        features.forEach(name -> inputs.put(name, values(name, last)));
        return new Cases(inputs, values(CreditData.TARGET, last));
    }

    private int[] changed() {
        return change == Change.INPUTS
                ? draws.byWeight(otherCustomers(), ROWS)
                : draws.withoutMeaning(scores, positive(), ROWS);
    }

    private double[] even() {
        var weights = new double[rows.rows()];
        Arrays.fill(weights, 1);
        return weights;
    }

    private double[] otherCustomers() {
        var status = ((Column.Texts) rows.column("checking_status")).values();
        var duration = ((Column.Numbers) rows.column("duration")).values();
        return IntStream.range(0, rows.rows())
                .mapToDouble(row -> (status[row].equals("<0") ? OVERDRAWN : 1)
                        * (duration[row] > 12 && duration[row] <= 24 ? SHORT : 1))
                .toArray();
    }

    private boolean[] positive() {
        var outcomes = ((Column.Texts) rows.column(CreditData.TARGET)).values();
        var positive = new boolean[outcomes.length];
        IntStream.range(0, outcomes.length).forEach(row -> positive[row] = CreditData.POSITIVE.equals(outcomes[row]));
        return positive;
    }

    private List<?> values(String name, int[] drawn) {
        var values = new ArrayList<Object>();
        for (var row : drawn) {
            values.add(
                    rows.column(name) instanceof Column.Texts texts
                            ? texts.values()[row]
                            : ((Column.Numbers) rows.column(name)).values()[row]);
        }
        return values;
    }

    /** The scores by which a changed meaning is drawn are the model's own. */
    @Override
    public void answered(JsonNode outputs) {
        for (var output : outputs) {
            if (output.path("name").asText().equals("probability")) {
                for (var i = 0; i < last.length; i++) {
                    scores[last[i]] = output.path("data").path(i).asDouble();
                }
            }
        }
    }
}
