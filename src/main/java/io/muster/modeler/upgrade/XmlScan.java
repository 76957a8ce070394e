package io.muster.modeler.upgrade;

import io.muster.modeler.upgrade.XmlElement.Attribute;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParserFactory;
import org.jspecify.annotations.Nullable;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/**
 * A scanner for the positions of elements and attributes. The platform's parsers do not keep the exact text between
 * tags; so one of them first checks that the text is well-formed, and this class only finds positions.
 */
final class XmlScan {

    private static final String NO_DOCTYPE = "http://apache.org/xml/features/disallow-doctype-decl";

    private final String text;
    private final Deque<XmlElement> open = new ArrayDeque<>();
    private @Nullable XmlElement root;
    private int at;

    private XmlScan(String text) {
        this.text = text;
    }

    /** @throws IOException if the text is not well-formed or has a document type declaration */
    static XmlElement root(String text) throws IOException {
        requireWellFormed(text);
        return new XmlScan(text).scan();
    }

    /** For a text that was well-formed before Muster changed it. */
    static XmlElement rootAgain(String text) {
        return new XmlScan(text).scan();
    }

    private static void requireWellFormed(String text) throws IOException {
        try {
            var factory = SAXParserFactory.newInstance();
            factory.setFeature(NO_DOCTYPE, true);
            factory.newSAXParser().parse(new InputSource(new StringReader(text)), new DefaultHandler() {
                @Override
                public void fatalError(org.xml.sax.SAXParseException e) throws SAXException {
                    throw e;
                }
            });
        } catch (SAXException e) {
            throw new IOException("is not well-formed XML: " + e.getMessage(), e);
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("This Java has no XML parser that refuses document types", e);
        }
    }

    private XmlElement scan() {
        for (at = text.indexOf('<'); at >= 0; at = text.indexOf('<', at)) {
            if (text.startsWith("<!--", at)) {
                at = behind("-->");
            } else if (text.startsWith("<![CDATA[", at)) {
                at = behind("]]>");
            } else if (text.startsWith("<?", at)) {
                at = behind("?>");
            } else if (text.startsWith("</", at)) {
                close();
            } else {
                open();
            }
        }
        if (root == null) {
            throw new IllegalStateException("A well-formed text without an element");
        }
        return root;
    }

    private int behind(String mark) {
        return text.indexOf(mark, at) + mark.length();
    }

    private void close() {
        var from = at;
        at = behind(">");
        open.pop().closed(from, at);
    }

    private void open() {
        var start = at++;
        var name = name();
        var attributes = new ArrayList<Attribute>();
        skipSpace();
        while (text.charAt(at) != '>' && text.charAt(at) != '/') {
            attributes.add(attribute());
            skipSpace();
        }
        var selfClosing = text.charAt(at) == '/';
        at = behind(">");
        add(new XmlElement(name, start, at, selfClosing, attributes));
    }

    private void add(XmlElement element) {
        if (open.isEmpty()) {
            root = element;
        } else {
            open.peek().children.add(element);
        }
        if (!element.selfClosing) {
            open.push(element);
        }
    }

    private Attribute attribute() {
        var name = name();
        skipSpace();
        at++;
        skipSpace();
        var quote = text.charAt(at++);
        var from = at;
        at = text.indexOf(quote, at) + 1;
        return new Attribute(name, XmlWriting.meaning(text.substring(from, at - 1)), from, at);
    }

    private String name() {
        var from = at;
        while (!Character.isWhitespace(text.charAt(at)) && "=/>".indexOf(text.charAt(at)) < 0) {
            at++;
        }
        return text.substring(from, at);
    }

    private void skipSpace() {
        while (Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }
}
