package io.muster.engine.execution;

import io.muster.processfiles.FileElement;
import java.util.LinkedHashMap;
import org.camunda.bpm.engine.impl.util.xml.Element;

/**
 * The elements parsed by the engine, in our own form. The engine runs its own parse, so our listeners and the checks
 * during parsing must read that, and not the file.
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
