package io.muster.engine;

import io.muster.processfiles.FileElement;
import java.util.LinkedHashMap;
import org.camunda.bpm.engine.impl.util.xml.Element;

/**
 * The elements that the engine parsed, as everybody else reads them. What the engine runs is its own parse, so what is wired
 * into it and what is refused while it parses must be read from that, and not from the file.
 */
public final class EngineElements {

    private EngineElements() {}

    public static FileElement read(Element parsed) {
        var attributes = new LinkedHashMap<String, String>();
        parsed.attributes().forEach(name -> attributes.put(name, parsed.attribute(name)));
        return new FileElement(
                parsed.getUri() == null ? "" : parsed.getUri(),
                parsed.getTagName(),
                attributes,
                parsed.getLine(),
                parsed.getColumn(),
                parsed.getText(),
                parsed.elements().stream().map(EngineElements::read).toList());
    }
}
