package io.muster.evidence;

import io.muster.shared.Digest;
import java.util.List;

/**
 * A person's decision, as evidence of kind {@value #KIND}; the person is the evidence's {@code by}.
 *
 * @param control the control it stands for, such as {@code independent-review}
 * @param decision a word of the task's closed set
 * @param accepting whether the decision provides the control
 * @param reason why; mandatory
 * @param group the role in which it was decided
 * @param dossier digest of the evidence that was shown: a decision counts for nothing else
 * @param task id of the human task
 * @param conditions under which the decision holds
 */
public record SignOff(
        String control,
        String decision,
        boolean accepting,
        String reason,
        String group,
        Digest dossier,
        String task,
        List<String> conditions) {

    public static final String KIND = "sign-off";

    public SignOff {
        if (reason == null || reason.isBlank()) {
            throw new IllegalArgumentException("A sign-off of '%s' needs a reason".formatted(control));
        }
        conditions = conditions == null ? List.of() : List.copyOf(conditions);
    }
}
