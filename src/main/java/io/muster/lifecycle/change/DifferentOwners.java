package io.muster.lifecycle.change;

import io.muster.shared.Refusal;
import java.util.Map;

/** One deployment changes processes or tables of several owners: nobody could sign it whole. */
public class DifferentOwners extends Refusal {

    DifferentOwners(Map<String, String> owners) {
        super(
                Kind.UNPROCESSABLE,
                "Processes or tables of different owners would change at once (%s): deploy them one by one"
                        .formatted(owners));
    }
}
