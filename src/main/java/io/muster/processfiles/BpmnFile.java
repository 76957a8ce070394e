package io.muster.processfiles;

import io.muster.shared.xml.HardenedXml;
import io.muster.shared.xml.UnsafeXml;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.stream.Collectors;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.xml.ModelException;

/** The reader of diagrams, based on the BPMN model API. */
public final class BpmnFile {

    /** The deepest permitted nesting of elements: far more than the sub-processes that a proof follows. */
    public static final int DEEPEST = 100;

    private BpmnFile() {}

    /**
     * The typed model of a diagram, which is parsed once. No one may change it.
     *
     * @throws DiagramUnreadable if it is not BPMN
     */
    public static BpmnModelInstance read(DeploymentFile diagram) {
        return diagram.model();
    }

    static BpmnModelInstance parse(String name, byte[] content) {
        try {
            HardenedXml.requireHarmless(new ByteArrayInputStream(content), DEEPEST);
            return Bpmn.readModelFromStream(new ByteArrayInputStream(content));
        } catch (UnsafeXml e) {
            throw new DiagramUnreadable(name, new FileFault(e.line(), e.column(), e.why()).inWords());
        } catch (ModelException e) {
            throw unreadable(name, content, e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static DiagramUnreadable unreadable(String name, byte[] content, RuntimeException cause) {
        var faults = FileSchema.BPMN.faults(content);
        return faults.isEmpty()
                ? new DiagramUnreadable(name, cause)
                : new DiagramUnreadable(
                        name, faults.stream().map(FileFault::inWords).collect(Collectors.joining("; ")));
    }
}
