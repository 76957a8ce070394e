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

    /** @throws DiagramUnreadable if it is not BPMN */
    public static BpmnModelInstance read(DeploymentFile diagram) {
        try {
            HardenedXml.requireHarmless(new ByteArrayInputStream(diagram.content()), DEEPEST);
            return Bpmn.readModelFromStream(new ByteArrayInputStream(diagram.content()));
        } catch (UnsafeXml e) {
            throw new DiagramUnreadable(diagram.name(), new BpmnSchema.Fault(e.line(), e.column(), e.why()).inWords());
        } catch (ModelException e) {
            throw unreadable(diagram, e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static DiagramUnreadable unreadable(DeploymentFile diagram, RuntimeException cause) {
        var faults = BpmnSchema.faults(diagram.content());
        return faults.isEmpty()
                ? new DiagramUnreadable(diagram.name(), cause)
                : new DiagramUnreadable(
                        diagram.name(),
                        faults.stream().map(BpmnSchema.Fault::inWords).collect(Collectors.joining("; ")));
    }
}
