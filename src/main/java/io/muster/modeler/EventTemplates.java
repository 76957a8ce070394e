package io.muster.modeler;

import java.util.List;

/**
 * Templates for waiting. In Camunda 7 a template cannot set anything inside an event definition, so the designer enters
 * message or duration in the Modeler's own group, which these templates leave visible.
 */
final class EventTemplates {

    private static final String BOUNDARY = "bpmn:BoundaryEvent";

    private EventTemplates() {}

    static List<Template> all() {
        return List.of(
                Template.event(
                        "Wait: for a message",
                        "event.waitForMessage",
                        "Waits until a message with the same business key arrives. Make it a message catch event and"
                                + " choose the message; put a deadline beside it.",
                        "bpmn:IntermediateCatchEvent",
                        List.of(name("The message it waits for", null))),
                Template.event(
                        "Timer: end the task",
                        "event.deadlineTimer",
                        "Ends the task. Its path must not lead where an acceptance leads. At a task for people the table"
                                + " due-dates may end it earlier, never later.",
                        BOUNDARY,
                        List.of(name("Label in the diagram", "Lapses"), endsIt())));
    }

    private static TemplateField name(String label, @org.jspecify.annotations.Nullable String proposed) {
        return TemplateField.required(label, Groups.WHEN, proposed, Binding.attribute("name"));
    }

    private static TemplateField endsIt() {
        return new TemplateField(
                null, null, null, "Hidden", true, null, null, null, Binding.attribute("cancelActivity"));
    }
}
