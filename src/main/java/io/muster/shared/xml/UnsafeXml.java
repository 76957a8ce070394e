package io.muster.shared.xml;

import io.muster.shared.Problem;
import io.muster.shared.Refusal;

/** An XML document is broken or tries what no document of ours needs: a DOCTYPE, external entities, endless nesting. */
@Problem(slug = "unsafe-xml", kind = Refusal.Kind.UNPROCESSABLE, title = "Unsafe xml")
public class UnsafeXml extends Refusal {

    UnsafeXml(String what, Throwable cause) {
        super("The XML is refused: " + what, cause);
    }
}
