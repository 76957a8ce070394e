package io.muster.shared;

/** An XML document is broken or tries what no document of ours needs: a DOCTYPE, external entities, endless nesting. */
public class UnsafeXml extends Refusal {

    UnsafeXml(String what, Throwable cause) {
        super(Kind.UNPROCESSABLE, "The XML is refused: " + what, cause);
    }
}
