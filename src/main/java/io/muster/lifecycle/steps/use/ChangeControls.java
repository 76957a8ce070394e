package io.muster.lifecycle.steps.use;

import io.muster.engine.Decisions;
import io.muster.engine.Engine;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The controls that a change needs again, by the table {@value Decisions#CHANGE_CONTROLS}. */
@Component
public class ChangeControls {

    private static final String NOTIFY = "notify";
    private static final String REVIEW = "review";
    private static final String APPROVAL = "approval";

    private final Decisions decisions;
    private final Engine engine;

    ChangeControls(Decisions decisions, Engine engine) {
        this.decisions = decisions;
        this.engine = engine;
    }

    /** Whether people must sign off a change of this kind; if not, they are only told of it. */
    public boolean mustBeSigned(ChangeKind kind, int tier) {
        return !NOTIFY.equals(answer(kind, tier));
    }

    /** Those of the changes that people must sign off. */
    public List<UseChange> toBeSigned(List<UseChange> changes, int tier) {
        return changes.stream()
                .filter(change -> mustBeSigned(change.kind(), tier))
                .toList();
    }

    /**
     * The sign-offs without which a change of this kind does not take effect by its own process.
     *
     * @return empty if no sign-off is enough, because the version must be validated again
     */
    public List<String> signOffs(ChangeKind kind, int tier) {
        return switch (String.valueOf(answer(kind, tier))) {
            case REVIEW -> List.of("independent-review");
            case APPROVAL -> List.of("independent-review", "approval");
            default -> List.of();
        };
    }

    /** A person's request must not depend on what that person may read in the engine. */
    private @Nullable Object answer(ChangeKind kind, int tier) {
        Map<String, @Nullable Object> inputs = new HashMap<>();
        inputs.put("changeKind", kind.word());
        inputs.put("tier", tier);
        inputs.put("tierChange", "same");
        var rows = engine.asSystem(
                () -> decisions.askUnrecorded(Decisions.CHANGE_CONTROLS, inputs).rows());
        return rows.isEmpty() ? null : rows.get(0).get(Decisions.CHANGE_CONTROLS_ANSWER);
    }
}
