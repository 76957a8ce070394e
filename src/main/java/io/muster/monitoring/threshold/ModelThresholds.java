package io.muster.monitoring.threshold;

import io.muster.inventory.Inventory;
import io.muster.inventory.versions.ModelVersion;
import io.muster.inventory.versions.Stage;
import io.muster.monitoring.custom.StatisticCatalogue;
import io.muster.monitoring.monitor.MonitorProblem;
import io.muster.monitoring.monitor.MonitorRule;
import io.muster.monitoring.monitor.MonitorRule.Compared;
import io.muster.monitoring.monitor.MonitorRule.Limits;
import io.muster.monitoring.monitor.MonitoringPolicies;
import io.muster.monitoring.monitor.MonitoringPolicy;
import io.muster.monitoring.statistic.Statistic;
import io.muster.monitoring.threshold.ThresholdEvent.ThresholdTightened;
import io.muster.monitoring.threshold.ThresholdEvent.ThresholdWithdrawn;
import io.muster.shared.Actor;
import io.muster.shared.ModelId;
import io.muster.shared.Refusal;
import io.muster.shared.SortableIds;
import io.muster.shared.events.EventPublisher;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The service for thresholds of single models. The owner of a model may set stricter ones than the policy has, never
 * looser ones: those need the signature that a change of the policy needs.
 */
@Service
public class ModelThresholds {

    private static final Set<Stage> WATCHED = Set.of(Stage.APPROVED, Stage.IN_SERVICE);

    private final ThresholdRepository rows;
    private final Inventory inventory;
    private final ObjectProvider<MonitoringPolicies> policies;
    private final StatisticCatalogue statistics;
    private final SortableIds ids;
    private final EventPublisher events;

    ModelThresholds(
            ThresholdRepository rows,
            Inventory inventory,
            ObjectProvider<MonitoringPolicies> policies,
            StatisticCatalogue statistics,
            SortableIds ids,
            EventPublisher events) {
        this.rows = rows;
        this.inventory = inventory;
        this.policies = policies;
        this.statistics = statistics;
        this.ids = ids;
        this.events = events;
    }

    /** Thresholds to be set; those that are null stay as the policy says. */
    public record NewThreshold(ModelId model, String statistic, Compared compared, Limits limits, String reason) {}

    /**
     * Sets thresholds for all versions of a model; former ones for the same statistic end.
     *
     * @throws Refusal {@code NOT_OWNER_OF_MODEL} for anyone but the owner
     * @throws Refusal {@code NOT_WATCHED} if the policy has no rule for the statistic
     * @throws Refusal {@code UNUSABLE_MONITORING_POLICY} if one is not a number
     * @throws Refusal {@code LOOSER_THRESHOLD} if one is looser than that of the policy for a version in use
     */
    @Transactional
    public ModelThreshold tighten(NewThreshold fresh, Actor by) {
        requireOwner(fresh.model(), by);
        var statistic = statistics.find(fresh.statistic()).orElseThrow(() -> notWatched(fresh));
        var watched = rules(fresh);
        watched.forEach(rule -> requireStricter(fresh, rule, statistic));
        var threshold = new ModelThreshold(
                ids.next(),
                fresh.model(),
                fresh.statistic(),
                fresh.compared(),
                watched.get(0).basis(),
                fresh.limits(),
                fresh.reason(),
                by,
                events.now());
        rows.insert(threshold);
        events.publish(new ThresholdTightened(
                threshold.id(),
                threshold.model(),
                threshold.statistic(),
                threshold.compared().word(),
                threshold.basis().word(),
                threshold.limits(),
                threshold.reason(),
                by,
                threshold.at()));
        return threshold;
    }

    private void requireOwner(ModelId model, Actor by) {
        var owner = inventory.model(model).description().owner();
        if (!owner.equals(by)) {
            throw MonitorProblem.NOT_OWNER_OF_MODEL.refusal(
                    "User '%s' may not change thresholds of model '%s': expected its owner '%s'", by, model, owner);
        }
    }

    private static Refusal notWatched(NewThreshold fresh) {
        return MonitorProblem.NOT_WATCHED.refusal(
                "The monitoring policy has no rule for statistic '%s' compared with the %s for model '%s': expected a"
                        + " statistic that is watched",
                fresh.statistic(), fresh.compared().word(), fresh.model());
    }

    /** The rules of the policy that would be tightened: for each tier in which the model is in use. */
    private List<MonitorRule> rules(NewThreshold fresh) {
        var type = inventory.model(fresh.model()).type();
        var tiers = new HashSet<@Nullable Integer>();
        inventory.versions(fresh.model()).stream()
                .filter(version -> WATCHED.contains(version.stage()))
                .forEach(version -> tiers.add(tier(version)));
        if (tiers.isEmpty()) {
            tiers.add(null);
        }
        var rules = tiers.stream()
                .flatMap(tier -> policies.getObject().of(type, tier).rules().stream())
                .filter(rule -> rule.statistic().equals(fresh.statistic()) && rule.compared() == fresh.compared())
                .toList();
        if (rules.isEmpty()) {
            throw notWatched(fresh);
        }
        return rules;
    }

    private static @Nullable Integer tier(ModelVersion version) {
        var tier = version.tier();
        return tier == null ? null : tier.tier();
    }

    private static void requireStricter(NewThreshold fresh, MonitorRule rule, Statistic statistic) {
        rule.looser(fresh.limits(), statistic).ifPresent(limit -> {
            throw MonitorProblem.LOOSER_THRESHOLD.refusal(
                    "The thresholds of model '%s' for statistic '%s' cannot be set: %s. A model may only be stricter; for a looser"
                            + " one its rule in the decision table %s is changed, which the owner of the table signs",
                    fresh.model(), fresh.statistic(), limit, MonitoringPolicy.TABLE);
        });
        rule.tightened(fresh.limits(), statistic);
    }

    /**
     * Lets the policy alone hold again.
     *
     * @throws Refusal {@code THRESHOLD_NOT_FOUND} if none of that id is in force
     */
    @Transactional
    public void withdraw(ModelId model, String id, String reason, Actor by) {
        requireOwner(model, by);
        var threshold =
                rows.find(model, id).orElseThrow(() -> MonitorProblem.THRESHOLD_NOT_FOUND.noSuch("threshold", id));
        var now = events.now();
        rows.end(threshold, now);
        events.publish(new ThresholdWithdrawn(
                id, model, threshold.statistic(), threshold.compared().word(), reason, by, now));
    }

    /** Those in force. */
    @Transactional(readOnly = true)
    public List<ModelThreshold> of(ModelId model) {
        return rows.of(List.of(inventory.model(model).id()));
    }

    /** Those in force of many models, by one statement. */
    @Transactional(readOnly = true)
    public List<ModelThreshold> of(Collection<ModelId> models) {
        return rows.of(models);
    }

    /**
     * A policy with the thresholds of a model.
     *
     * @throws Refusal {@code UNUSABLE_MONITORING_POLICY} if the policy measures from something else than the thresholds do, so
     *     that it cannot be said which is stricter
     */
    public MonitoringPolicy tightened(MonitoringPolicy policy, Collection<ModelThreshold> thresholds) {
        var byRule = new HashMap<String, ModelThreshold>();
        thresholds.forEach(each -> byRule.put(each.statistic() + each.compared(), each));
        return thresholds.isEmpty()
                ? policy
                : new MonitoringPolicy(
                        policy.key(),
                        policy.version(),
                        policy.digest(),
                        policy.rules().stream()
                                .map(rule -> tightened(rule, byRule.get(rule.statistic() + rule.compared())))
                                .toList());
    }

    private MonitorRule tightened(MonitorRule rule, @Nullable ModelThreshold threshold) {
        var statistic = statistics.find(rule.statistic());
        if (threshold == null || statistic.isEmpty()) {
            return rule;
        }
        if (threshold.basis() != rule.basis()) {
            throw MonitorProblem.UNUSABLE_MONITORING_POLICY.refusal(
                    "The thresholds of model '%s' for statistic '%s' are measured from '%s', those of the policy from '%s' now;"
                            + " its owner must set them again or withdraw them",
                    threshold.model(),
                    rule.statistic(),
                    threshold.basis().word(),
                    rule.basis().word());
        }
        return rule.tightened(threshold.limits(), statistic.get());
    }
}
