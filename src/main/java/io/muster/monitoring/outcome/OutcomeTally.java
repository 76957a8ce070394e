package io.muster.monitoring.outcome;

import io.muster.inventory.versions.EvaluationPlan;
import io.muster.inventory.versions.EvaluationPlan.Task;
import io.muster.inventory.versions.ForecastPlan;
import io.muster.monitoring.profile.Profile;
import io.muster.monitoring.profile.ProfileCounter;
import io.muster.monitoring.record.KeptReference;
import io.muster.monitoring.record.ProfileKey;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The counts of outcomes that are being collected: of all predictions, and of the segments whose input is logged. Errors of
 * forecasts are counted by their horizon, if that input is logged.
 */
final class OutcomeTally {

    private final KeptReference reference;
    private final EvaluationPlan plan;
    private final OutcomeValues values;
    private final int mostSegments;
    private final Map<String, ProfileCounter> counters = new LinkedHashMap<>();

    OutcomeTally(KeptReference reference, EvaluationPlan plan, int mostSegments) {
        this.reference = reference;
        this.plan = plan;
        this.values = OutcomeValues.of(plan, null);
        this.mostSegments = mostSegments;
    }

    void add(LabelledPrediction labelled) {
        count("", labelled);
        if (reference.segments().isEmpty() || labelled.inputs() == null) {
            return;
        }
        var inputs = labelled.scalars();
        for (var attribute : reference.segments()) {
            if (inputs.containsKey(attribute)) {
                count(ProfileKey.segment(attribute, inputs.get(attribute)), labelled);
            }
        }
    }

    private void count(String segment, LabelledPrediction labelled) {
        if (!counters.containsKey(segment) && counters.size() > mostSegments) {
            return;
        }
        var counter = counters.computeIfAbsent(
                segment, any -> new ProfileCounter(reference.reference().layout()));
        var predicted = labelled.output(plan.output());
        if (plan.task() == Task.BINARY_CLASSIFICATION) {
            counter.addOutcome(predicted, values.isPositive(labelled.outcome()));
        } else if (plan.task() == Task.REGRESSION && Double.isFinite(predicted)) {
            addError(counter, labelled, predicted);
        }
    }

    private void addError(ProfileCounter counter, LabelledPrediction labelled, double predicted) {
        var outcome = new double[] {Double.parseDouble(labelled.outcome())};
        var forecast = plan.forecast();
        var lower = forecast == null || forecast.lower() == null ? Double.NaN : labelled.output(forecast.lower());
        var upper = forecast == null || forecast.upper() == null ? Double.NaN : labelled.output(forecast.upper());
        var steps = forecast == null ? Double.NaN : labelled.input(forecast.horizon());
        counter.addErrors(
                ForecastPlan.isHorizon(steps) ? (int) steps : 0,
                outcome,
                new double[] {predicted},
                Double.isNaN(lower) || Double.isNaN(upper) ? null : new double[] {lower},
                Double.isNaN(lower) || Double.isNaN(upper) ? null : new double[] {upper});
    }

    /** By segment; the empty one has all rows. */
    Map<String, Profile> profiles() {
        return counters.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().profile()));
    }
}
