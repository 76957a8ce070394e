package io.muster.lifecycle.change;

import io.muster.shared.Refusal;
import java.util.Map;

/** One deployment weakens processes of several owners: nobody could sign it whole. */
public class DifferentOwners extends Refusal {

    DifferentOwners(Map<String, String> owners) {
        super(
                Kind.UNPROCESSABLE,
                "Processes of different owners would be weaker at once (%s): deploy them one by one".formatted(owners));
    }
}
