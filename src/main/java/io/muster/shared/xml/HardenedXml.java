package io.muster.shared.xml;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParser;
import javax.xml.parsers.SAXParserFactory;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.stream.util.StreamReaderDelegate;
import org.xml.sax.Attributes;
import org.xml.sax.Locator;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.helpers.DefaultHandler;
import org.xml.sax.helpers.LocatorImpl;

/**
 * The only factory of XML parsers. They refuse every DOCTYPE, so no entity is ever declared, expanded or fetched (XXE,
 * billion laughs); they limit attributes and nesting; and they are always the platform's own, even if a library brings
 * another parser.
 *
 * <p>A library that must parse by itself gets the bytes only after {@link #requireHarmless} has read them.
 */
public final class HardenedXml {

    /** Deeper than any PMML, DMN or BPMN that a person or tool writes, and shallow enough for the stack of every recursive reader. */
    private static final String DEEPEST = "512";

    private static final String LIMITS = "http://www.oracle.com/xml/jaxp/properties/";

    private HardenedXml() {}

    /** @return a namespace-aware DOM parser */
    public static DocumentBuilder documentBuilder() {
        try {
            var factory = DocumentBuilderFactory.newDefaultInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_DTD, "");
            factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
            factory.setAttribute(LIMITS + "maxElementDepth", DEEPEST);
            factory.setXIncludeAware(false);
            factory.setExpandEntityReferences(false);
            factory.setNamespaceAware(true);
            var builder = factory.newDocumentBuilder();
            builder.setErrorHandler(new DefaultHandler());
            return builder;
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("The platform's XML parser cannot be hardened", e);
        }
    }

    /** @return a namespace-aware SAX parser */
    public static SAXParser saxParser() {
        try {
            var factory = SAXParserFactory.newDefaultInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.setXIncludeAware(false);
            factory.setNamespaceAware(true);
            var parser = factory.newSAXParser();
            parser.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
            parser.setProperty(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
            parser.setProperty(LIMITS + "maxElementDepth", DEEPEST);
            return parser;
        } catch (ParserConfigurationException | SAXException e) {
            throw new IllegalStateException("The platform's XML parser cannot be hardened", e);
        }
    }

    /** @return a namespace-aware pull parser that fails at a DOCTYPE; the caller closes the stream */
    public static XMLStreamReader streamReader(InputStream xml) throws XMLStreamException {
        return new RefusingDoctype(inputFactory().createXMLStreamReader(xml));
    }

    /** For libraries that need a factory. It ignores a DOCTYPE where the other parsers fail; an entity declared there stays unknown. */
    public static XMLInputFactory inputFactory() {
        var factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
        factory.setProperty(LIMITS + "maxElementDepth", DEEPEST);
        factory.setXMLResolver((publicId, systemId, base, namespace) -> {
            throw new XMLStreamException("External entity '%s' is not read".formatted(systemId));
        });
        return factory;
    }

    /**
     * Reads the whole document once, in constant memory, and leaves the stream open.
     *
     * @param deepest the maximum nesting, for recursive readers
     * @throws UnsafeXml if it is not well-formed, has a DOCTYPE or exceeds the limits
     */
    public static void requireHarmless(InputStream xml, int deepest) throws IOException {
        try {
            saxParser().parse(new Unclosed(xml), new Depth(deepest));
        } catch (SAXException e) {
            throw new UnsafeXml(e);
        }
    }

    private static final class Depth extends DefaultHandler {

        private final int deepest;
        private Locator locator = new LocatorImpl();
        private int depth;

        private Depth(int deepest) {
            this.deepest = deepest;
        }

        @Override
        public void setDocumentLocator(Locator locator) {
            this.locator = locator;
        }

        @Override
        public void startElement(String uri, String name, String qualified, Attributes attributes) throws SAXException {
            if (++depth > deepest) {
                throw new SAXParseException("elements are nested more than %d deep".formatted(deepest), locator);
            }
        }

        @Override
        public void endElement(String uri, String name, String qualified) {
            depth--;
        }

        @Override
        public void fatalError(SAXParseException e) throws SAXException {
            throw e;
        }
    }

    /** A parser closes what it reads; this stream belongs to the caller. */
    private static final class Unclosed extends FilterInputStream {

        private Unclosed(InputStream in) {
            super(in);
        }

        @Override
        public void close() {}
    }

    private static final class RefusingDoctype extends StreamReaderDelegate {

        private RefusingDoctype(XMLStreamReader reader) {
            super(reader);
        }

        @Override
        public int next() throws XMLStreamException {
            var event = super.next();
            if (event == XMLStreamConstants.DTD) {
                throw new XMLStreamException("DOCTYPE is disallowed", getLocation());
            }
            return event;
        }

        /** The platform's implementation would skip the DOCTYPE without calling {@link #next}. */
        @Override
        public int nextTag() throws XMLStreamException {
            var event = next();
            while (event == XMLStreamConstants.COMMENT
                    || event == XMLStreamConstants.PROCESSING_INSTRUCTION
                    || event == XMLStreamConstants.SPACE
                    || (event == XMLStreamConstants.CHARACTERS && isWhiteSpace())) {
                event = next();
            }
            if (event != XMLStreamConstants.START_ELEMENT && event != XMLStreamConstants.END_ELEMENT) {
                throw new XMLStreamException("Expected a tag", getLocation());
            }
            return event;
        }
    }
}
