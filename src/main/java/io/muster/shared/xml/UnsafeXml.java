package io.muster.shared.xml;

import io.muster.shared.Refusal;
import io.muster.shared.SharedProblem;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/** An XML document is malformed or uses what no legitimate document needs: a DOCTYPE, external entities, endless nesting. */
public class UnsafeXml extends Refusal {

    private final String why;
    private final int line;
    private final int column;

    UnsafeXml(SAXException cause) {
        super(SharedProblem.UNSAFE_XML, "The XML is refused: " + inWords(cause), cause);
        this.why = inWords(cause);
        var place = cause instanceof SAXParseException located ? located : null;
        this.line = place == null ? 0 : Math.max(0, place.getLineNumber());
        this.column = place == null ? 0 : Math.max(0, place.getColumnNumber());
    }

    /** The reason, without a full stop. */
    public String why() {
        return why;
    }

    /** Counted from 1; 0 when it is not known. */
    public int line() {
        return line;
    }

    /** Counted from 1; 0 when it is not known. */
    public int column() {
        return column;
    }

    /** The platform's message about a DOCTYPE mentions its own settings, so it is replaced. */
    private static String inWords(SAXException cause) {
        var message = String.valueOf(cause.getMessage());
        return message.contains("DOCTYPE") ? "a DOCTYPE is not permitted" : message.replaceFirst("[.]$", "");
    }
}
