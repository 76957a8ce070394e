package io.muster.inventory.versions;

import io.muster.shared.Problem;
import io.muster.shared.Refusal;
import io.muster.shared.VersionId;
import java.util.Collection;
import java.util.stream.Collectors;

/** What was wanted of a version is not possible in the stage it is in. */
@Problem(slug = "stage-conflict", kind = Refusal.Kind.CONFLICT, title = "Stage conflict")
public class StageConflict extends Refusal {

    StageConflict(VersionId id, Stage stage, String wish, Collection<Stage> wanted) {
        super("%s is %s and cannot be %s: it would have to be %s"
                .formatted(
                        id,
                        stage,
                        wish,
                        wanted.stream().sorted().map(Stage::name).collect(Collectors.joining(" or "))));
    }
}
