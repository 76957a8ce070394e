package io.muster.governance;

import io.muster.shared.Problem;
import io.muster.shared.Refusal;
import java.util.Map;

/** One deployment changes processes or tables of several owners: nobody could sign it whole. */
@Problem(slug = "different-owners", kind = Refusal.Kind.UNPROCESSABLE, title = "Different owners")
public class DifferentOwners extends Refusal {

    DifferentOwners(Map<String, String> owners) {
        super("Processes or tables of different owners would change at once (%s): deploy them one by one"
                .formatted(owners));
    }
}
