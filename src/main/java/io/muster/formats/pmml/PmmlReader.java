package io.muster.formats.pmml;

import io.muster.formats.UnreadableArtifact;
import io.muster.shared.xml.HardenedXml;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/**
 * A reader that checks a document before the engine reads it: that it is PMML at all, the ranges in its dictionary, and
 * that it uses nothing that the engine was measured to score wrong in every case. What the engine gets wrong only
 * sometimes is left to the golden records.
 */
final class PmmlReader extends DefaultHandler {

    private static final String NAMESPACE = "http://www.dmg.org/PMML-";
    private static final Set<String> NOT_MODELS =
            Set.of("Header", "MiningBuildTask", "DataDictionary", "TransformationDictionary", "Extension");

    /** No file with one of these was reproduced in a comparison over 316 files (ADR 003). */
    private static final Set<String> WRONG_FUNCTIONS =
            Set.of("replace", "matches", "substring", "concat", "modulo", "lessThan", "and", "dateDaysSinceYear");

    /** A pattern may produce a text of any length. */
    private static final Set<String> FORMATS = Set.of("formatNumber", "formatDatetime");

    private static final Pattern PLAIN_NAME = Pattern.compile("[\\w -]+");

    private final Map<String, PmmlRange> ranges = new HashMap<>();
    private final Set<String> outputs = new HashSet<>();
    private final FunctionCost functions = new FunctionCost();
    private final Deque<String> path = new ArrayDeque<>();
    private final PmmlNumbers numbers = new PmmlNumbers();
    private @Nullable String field;
    private int models;
    private boolean formats;

    private PmmlReader() {}

    /** @throws UnreadableArtifact if it is not PMML, is harmful XML, or is not supported by the engine */
    static PmmlFacts read(String text, long maxOperations) {
        var reader = new PmmlReader();
        try {
            HardenedXml.saxParser().parse(new InputSource(new StringReader(text)), reader);
        } catch (SAXException e) {
            throw new UnreadableArtifact("The artifact is not safe, well-formed XML: " + e.getMessage(), e);
        } catch (IOException e) {
            throw new UnreadableArtifact("The artifact is not safe, well-formed XML", e);
        }
        if (reader.models != 1) {
            throw new UnreadableArtifact("The PMML contains %d models, expected one".formatted(reader.models));
        }
        reader.functions.requireAtMost(maxOperations);
        return new PmmlFacts(reader.ranges, reader.outputs, reader.formats);
    }

    @Override
    public void startElement(String uri, String name, String qualified, Attributes attributes) {
        if (path.isEmpty() && !(name.equals("PMML") && uri.startsWith(NAMESPACE))) {
            throw new UnreadableArtifact("The artifact is not PMML: its root is '%s' of '%s'".formatted(name, uri));
        }
        if (path.size() == 1 && !NOT_MODELS.contains(name)) {
            models++;
        }
        refuseKnownWrong(name, attributes);
        numbers.start(name, attributes);
        switch (name) {
            case "DataField" -> field = attributes.getValue("name");
            case "Interval" -> addInterval(attributes);
            case "OutputField" -> addOutput(attributes);
            case "DefineFunction" -> functions.define(String.valueOf(attributes.getValue("name")));
            case "Apply" -> apply(String.valueOf(attributes.getValue("function")));
            default -> {}
        }
        path.push(name);
    }

    @Override
    public void characters(char[] text, int start, int length) {
        numbers.text(text, start, length);
    }

    @Override
    public void endElement(String uri, String name, String qualified) {
        path.pop();
        numbers.end(name);
        if (name.equals("DataField")) {
            field = null;
        }
        if (name.equals("DefineFunction")) {
            functions.endDefinition();
        }
    }

    private void apply(String function) {
        functions.apply(function);
        formats |= FORMATS.contains(function);
    }

    private void addInterval(Attributes attributes) {
        if (field != null) {
            ranges.merge(field, PmmlRange.of(field, attributes), PmmlRange::span);
        }
    }

    /** PMML, model, Output: segments of a model have outputs of their own. */
    private void addOutput(Attributes attributes) {
        var name = attributes.getValue("name");
        if (path.size() == 3 && name != null) {
            outputs.add(name);
        }
    }

    private static void refuseKnownWrong(String name, Attributes attributes) {
        if (name.equals("TextIndex")) {
            throw beyond("TextIndex: one row may take minutes");
        }
        if (name.equals("Apply") && WRONG_FUNCTIONS.contains(attributes.getValue("function"))) {
            throw beyond("the function '%s': it gives wrong values".formatted(attributes.getValue("function")));
        }
        if (name.equals("DefineFunction") && !isPlain(attributes.getValue("name"))) {
            throw beyond("a function named '%s': it is not found".formatted(attributes.getValue("name")));
        }
        if ("float".equals(attributes.getValue("x-mathContext"))) {
            throw beyond("32-bit arithmetic (x-mathContext): the values are wrong; export the model as ONNX");
        }
    }

    private static boolean isPlain(@Nullable String name) {
        return name != null && PLAIN_NAME.matcher(name).matches();
    }

    static UnreadableArtifact beyond(String what) {
        return new UnreadableArtifact("The PMML engine cannot be trusted with " + what);
    }
}
