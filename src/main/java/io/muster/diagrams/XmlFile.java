package io.muster.diagrams;

import io.muster.processfiles.DeploymentFile;
import io.muster.shared.xml.HardenedXml;
import io.muster.shared.xml.UnsafeXml;
import io.muster.verification.model.BpmnFile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Optional;
import javax.xml.parsers.SAXParserFactory;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.camunda.bpm.engine.impl.util.xml.Parse;
import org.camunda.bpm.engine.impl.util.xml.Parser;
import org.xml.sax.SAXParseException;

/** Reads XML as the engine's parser does, with lines and columns, but needs no engine. Entities are not followed. */
final class XmlFile extends Parser {

    private static final XmlFile READER = new XmlFile();

    private XmlFile() {}

    /** The file is no XML. */
    static final class Unreadable extends Exception {

        private final int line;
        private final int column;

        private Unreadable(String message, int line, int column) {
            super(message);
            this.line = line;
            this.column = column;
        }

        DiagramProblem finding(String file) {
            return DiagramProblem.inFile(Rule.UNREADABLE, file, line, column, getMessage());
        }
    }

    static Element read(DeploymentFile file) throws Unreadable {
        try {
            HardenedXml.requireHarmless(new ByteArrayInputStream(file.content()), BpmnFile.DEEPEST);
            return READER.createParse()
                    .name(file.name())
                    .sourceInputStream(new ByteArrayInputStream(file.content()))
                    .execute()
                    .getRootElement();
        } catch (UnsafeXml e) {
            throw new Unreadable(e.why(), e.line(), e.column());
        } catch (ProcessEngineException e) {
            throw unreadable(e);
        } catch (IOException e) {
            throw new IllegalStateException("Bytes in memory could not be read", e);
        }
    }

    private static Unreadable unreadable(ProcessEngineException e) {
        return Optional.ofNullable(e.getCause())
                .filter(SAXParseException.class::isInstance)
                .map(SAXParseException.class::cast)
                .map(where -> new Unreadable(
                        String.valueOf(where.getMessage()), where.getLineNumber(), where.getColumnNumber()))
                .orElseGet(() -> new Unreadable(String.valueOf(e.getMessage()), 0, 0));
    }

    @Override
    public Parse createParse() {
        return new Parse(this) {};
    }

    /** A factory of our own: the engine's is shared by the thread and switched between two ways of reading. */
    @Override
    protected SAXParserFactory getSaxParserFactoryLazily() {
        var factory = SAXParserFactory.newInstance();
        factory.setNamespaceAware(true);
        return factory;
    }
}
