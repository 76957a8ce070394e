package io.muster.lifecycle;

import io.muster.engine.Engine;
import io.muster.evidence.findings.Findings;
import io.muster.evidence.findings.NewFinding;
import io.muster.evidence.findings.Severity;
import io.muster.inventory.Inventory;
import io.muster.inventory.versions.ModelVersion;
import io.muster.inventory.versions.VersionEvent.TierOverridden;
import io.muster.shared.Actor;
import io.muster.shared.VersionId;
import io.muster.step.BusinessKey;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.EventSubscription;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.springframework.stereotype.Component;

/** The consequences of a change of tier. */
@Component
class TierChanges {

    private static final Actor SELF = Actor.system("lifecycle");
    private static final int DAYS_TO_ACT = 30;

    private final RuntimeService runtime;
    private final Findings findings;
    private final Inventory inventory;
    private final Engine engine;
    private final Clock clock;

    TierChanges(RuntimeService runtime, Findings findings, Inventory inventory, Engine engine, Clock clock) {
        this.runtime = runtime;
        this.findings = findings;
        this.inventory = inventory;
        this.engine = engine;
        this.clock = clock;
    }

    /**
     * Notifies the running processes of a version. Those that listen end where they are and begin again; a diagram that
     * does not listen continues with the new tier for its gateways and without its former controls.
     *
     * @param underExamination whether there may be a release to restart
     * @param lowered whether the tier was lowered; that process is not restarted by its own change
     */
    void notifyProcesses(VersionId version, int tier, boolean underExamination, boolean lowered) {
        engine.asSystem(() -> {
            running(version).forEach(instance -> {
                var listens = isOf(instance, TierLowering.PROCESS)
                        ? !lowered
                        : underExamination || !isOf(instance, Release.PROCESS);
                subscription(instance)
                        .filter(any -> listens)
                        .ifPresentOrElse(
                                waits -> runtime.messageEventReceived(waits.getEventName(), waits.getExecutionId()),
                                () -> runtime.setVariable(instance.getId(), "tier", tier));
            });
            return null;
        });
    }

    private static boolean isOf(ProcessInstance instance, String process) {
        return instance.getProcessDefinitionId().startsWith(process + ":");
    }

    private Stream<ProcessInstance> running(VersionId version) {
        var once = runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(BusinessKey.of(version).toString())
                .rootProcessInstances()
                .list();
        var again = runtime.createProcessInstanceQuery()
                .processInstanceBusinessKeyLike(version + "#%")
                .rootProcessInstances()
                .list();
        return Stream.concat(once.stream(), again.stream());
    }

    private Optional<EventSubscription> subscription(ProcessInstance instance) {
        return runtime
                .createEventSubscriptionQuery()
                .processInstanceId(instance.getId())
                .eventType("message")
                .eventName(Release.TIER_CHANGED)
                .list()
                .stream()
                .findFirst();
    }

    /** The version continues to serve, but its certificate rests on less than is now required and is not renewed on that. */
    void noteCertificateOfFormerTier(ModelVersion version, TierOverridden raised) {
        findings.open(
                new NewFinding(
                        version.id(),
                        Severity.HIGH,
                        "Approved for tier %d, now tier %d".formatted(raised.before(), raised.tier()),
                        "%s raised the tier: %s. The certificate rests on the controls of tier %d; it is not renewed without those of tier %d."
                                .formatted(raised.actor(), raised.reason(), raised.before(), raised.tier()),
                        inventory.model(version.id().model()).description().owner(),
                        LocalDate.now(clock).plusDays(DAYS_TO_ACT),
                        "Release a successor, or suspend or retire the version",
                        null),
                SELF);
    }
}
