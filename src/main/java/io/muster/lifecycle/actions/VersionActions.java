package io.muster.lifecycle.actions;

import io.muster.engine.Diagrams;
import io.muster.engine.ProcessRun;
import io.muster.inventory.Inventory;
import io.muster.lifecycle.Lifecycle;
import io.muster.lifecycle.ServiceRequest.Action;
import io.muster.lifecycle.ServiceRequests;
import io.muster.lifecycle.changes.ChangeRequests;
import io.muster.shared.Actor;
import io.muster.shared.DatasetId;
import io.muster.shared.Refusal;
import io.muster.shared.VersionId;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The service for what people ask for on the page of a version. What it offers follows from the diagrams: who may start
 * a process, and for versions in which stage. Starting checks the same again.
 */
@Service
public class VersionActions {

    private final ServiceRequests requests;
    private final ChangeRequests changes;
    private final Lifecycle lifecycle;
    private final Inventory inventory;
    private final Diagrams diagrams;
    private final ActionEffects effects;

    VersionActions(
            ServiceRequests requests,
            ChangeRequests changes,
            Lifecycle lifecycle,
            Inventory inventory,
            Diagrams diagrams,
            ActionEffects effects) {
        this.requests = requests;
        this.changes = changes;
        this.lifecycle = lifecycle;
        this.inventory = inventory;
        this.diagrams = diagrams;
        this.effects = effects;
    }

    /** What people may ask for, each by starting a process with a reason. */
    public enum VersionAction {
        SUSPEND("suspension"),
        SUSPEND_NOW("emergency"),
        ROLL_BACK_NOW("emergency"),
        REINSTATE("reinstatement"),
        SIGN_CHANGE(ChangeRequests.PROCESS),
        CHANGE_REFERENCE(ChangeRequests.PROCESS);

        private final String process;

        VersionAction(String process) {
            this.process = process;
        }
    }

    /** @param effects what would change, each a sentence */
    public record OfferedAction(VersionAction action, List<String> effects) {

        public OfferedAction {
            effects = List.copyOf(effects);
        }
    }

    /**
     * What a member of these groups may ask for now.
     *
     * @throws Refusal {@code VERSION_NOT_FOUND} if there is no such version
     */
    @Transactional(readOnly = true)
    public List<OfferedAction> offered(VersionId version, Set<String> groups) {
        var stage = inventory.version(version).stage();
        var running = lifecycle.processRuns(version).stream()
                .filter(run -> run.ended() == null)
                .map(ProcessRun::process)
                .collect(Collectors.toSet());
        return Arrays.stream(VersionAction.values())
                .filter(action -> {
                    var process = diagrams.startable(action.process);
                    return !running.contains(process.name())
                            && process.permission().stages().contains(stage)
                            && isOffered(action, version)
                            && groups.stream().anyMatch(process.permission().groups()::contains);
                })
                .map(action -> new OfferedAction(action, effects.of(action, version)))
                .toList();
    }

    private boolean isOffered(VersionAction action, VersionId version) {
        return switch (action) {
            case SIGN_CHANGE -> changes.isNeeded(version);
            case CHANGE_REFERENCE -> !changes.isNeeded(version);
            default -> true;
        };
    }

    /**
     * Starts the process of an action.
     *
     * @param data the dataset of another reference; not read otherwise
     * @return id of the process instance
     * @throws Refusal {@code START_REFUSED}, {@code START_CONFLICT} or {@code INVALID_REQUEST}, as for
     *     {@link ServiceRequests}
     */
    @Transactional
    public String ask(VersionAction action, VersionId version, String reason, @Nullable String data, Actor by) {
        return switch (action) {
            case SUSPEND -> requests.suspension(version, reason, by);
            case SUSPEND_NOW -> requests.emergency(version, Action.SUSPEND, reason, by);
            case ROLL_BACK_NOW -> requests.emergency(version, Action.ROLL_BACK, reason, by);
            case REINSTATE -> requests.reinstatement(version, reason, by);
            case SIGN_CHANGE -> changes.request(version, reason, by);
            case CHANGE_REFERENCE -> changes.reference(version, new DatasetId(String.valueOf(data)), reason, by);
        };
    }
}
