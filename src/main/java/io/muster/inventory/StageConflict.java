package io.muster.inventory;

import io.muster.shared.Refusal;
import io.muster.shared.VersionId;
import java.util.Collection;
import java.util.stream.Collectors;

/** What was wanted of a version is not possible in the stage it is in. */
public class StageConflict extends Refusal {

    StageConflict(VersionId id, Stage stage, String wish, Collection<Stage> wanted) {
        super(
                Kind.CONFLICT,
                "%s is %s and cannot be %s: it would have to be %s"
                        .formatted(
                                id,
                                stage,
                                wish,
                                wanted.stream().sorted().map(Stage::name).collect(Collectors.joining(" or "))));
    }
}
