package io.muster.lifecycle.actions;

import io.muster.deployment.Deployment;
import io.muster.deployment.Deployments;
import io.muster.evidence.Certificate;
import io.muster.evidence.certificates.Certificates;
import io.muster.lifecycle.actions.VersionActions.VersionAction;
import io.muster.lifecycle.changes.ChangeRequests;
import io.muster.lifecycle.steps.OutcomeNames;
import io.muster.lifecycle.steps.ServiceTransitions;
import io.muster.lifecycle.steps.serve.Reinstatement;
import io.muster.scheduling.Schedule;
import io.muster.scheduling.Schedules;
import io.muster.shared.VersionId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** What an action on a version would change, read from the same rules that carry it out. */
@Component
class ActionEffects {

    private final Deployments deployments;
    private final Certificates certificates;
    private final Schedules schedules;
    private final ServiceTransitions service;
    private final Reinstatement reinstatement;
    private final ChangeRequests changes;

    ActionEffects(
            Deployments deployments,
            Certificates certificates,
            Schedules schedules,
            ServiceTransitions service,
            Reinstatement reinstatement,
            ChangeRequests changes) {
        this.deployments = deployments;
        this.certificates = certificates;
        this.schedules = schedules;
        this.service = service;
        this.reinstatement = reinstatement;
        this.changes = changes;
    }

    List<String> of(VersionAction action, VersionId version) {
        return switch (action) {
            case SUSPEND -> with("Another person confirms it first. Then:", suspension(version));
            case SUSPEND_NOW ->
                with("It takes effect at once; another person is asked to review it.", suspension(version));
            case ROLL_BACK_NOW ->
                with("It takes effect at once; another person is asked to review it.", rollback(version));
            case REINSTATE -> reinstatement(version);
            case CHANGE_REFERENCE ->
                List.of(
                        "The version scores the dataset, and people see what came out before they decide; the table change-controls says who.",
                        "If they agree, monitors compare with it from then on. What was counted before is kept and not compared with it.");
            case SIGN_CHANGE ->
                List.of(
                        "Described differently since people last signed it off: " + changes.pending(version),
                        "The table change-controls says who is asked. Until they agree, the certificate covers the use as it was.");
        };
    }

    private static List<String> with(String first, List<String> rest) {
        var all = new ArrayList<String>();
        all.add(first);
        all.addAll(rest);
        return all;
    }

    private List<String> suspension(VersionId version) {
        var effects = new ArrayList<String>();
        active(version)
                .forEach(place -> effects.add("It no longer serves as %s in %s, and no other version takes its place."
                        .formatted(role(place), place.environment())));
        certificates
                .current(version)
                .map(Certificate::serial)
                .ifPresent(serial -> effects.add("Its certificate %s is revoked.".formatted(serial)));
        schedules
                .find(OutcomeNames.REVALIDATION, version.toString())
                .filter(Schedule::isPlanned)
                .ifPresent(due -> effects.add("Its revalidation on %s is called off."
                        .formatted(due.due().atZone(ZoneOffset.UTC).toLocalDate())));
        return effects;
    }

    private List<String> rollback(VersionId version) {
        var effects = new ArrayList<String>();
        for (var place : active(version)) {
            var former = service.rollBackTo(version, place.environment());
            effects.add("It no longer serves as %s in %s; %s."
                    .formatted(
                            role(place),
                            place.environment(),
                            former.map(champion -> champion + " serves as champion")
                                    .orElse("nothing serves, because no earlier champion may")));
        }
        return effects.isEmpty() ? List.of("It does not serve, so nothing changes.") : effects;
    }

    private List<String> reinstatement(VersionId version) {
        return reinstatement
                .objection(version)
                .map(why -> List.of("It cannot be put back at present: " + why + "."))
                .orElseGet(
                        () -> List.of(
                                "A reviewer and one or two approvers sign it first. Then it serves where it served before its suspension, until its former certificate would have expired."));
    }

    private List<Deployment> active(VersionId version) {
        return deployments.of(version).stream().filter(Deployment::isActive).toList();
    }

    private static String role(Deployment deployment) {
        return deployment.role().name().toLowerCase(Locale.ROOT);
    }
}
