package io.muster.verification;

import io.muster.shared.HardenedXml;
import io.muster.shared.UnsafeXml;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.xml.ModelException;

/** Reads diagrams by the model API. */
public final class BpmnFile {

    private BpmnFile() {}

    /** @throws DiagramUnreadable if it is no BPMN */
    public static BpmnModelInstance read(Diagram diagram) {
        try {
            HardenedXml.requireHarmless(new ByteArrayInputStream(diagram.content()));
            return Bpmn.readModelFromStream(new ByteArrayInputStream(diagram.content()));
        } catch (ModelException | UnsafeXml e) {
            throw new DiagramUnreadable(diagram.name(), e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
