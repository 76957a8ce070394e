package io.muster.inventory.versions;

import io.muster.shared.Problem;
import io.muster.shared.Refusal;

/** Content examined for one build was to be frozen into another. */
@Problem(slug = "examined-for-another", kind = Refusal.Kind.CONFLICT, title = "Examined for another")
public class ExaminedForAnother extends Refusal {

    ExaminedForAnother(ExaminedContent examined, ModelVersion wanted) {
        super("The content was examined for build %d of %s and cannot be frozen into build %d of %s"
                .formatted(examined.build(), examined.version(), wanted.build(), wanted.id()));
    }
}
