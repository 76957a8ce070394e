package io.muster.shared.web;

import io.muster.shared.Problem;
import io.muster.shared.Refusal;

/** A request holds a text that no database keeps as it is. */
@Problem(slug = "unusable-text", kind = Refusal.Kind.INVALID, title = "Unusable text")
class UnusableText extends Refusal {

    UnusableText(String why) {
        super(why);
    }
}
