package io.muster.modeler;

import java.util.ArrayList;
import java.util.List;

/** Templates for calling the child processes that Muster ships. */
final class CallTemplates {

    private static final String BUILD_OUTCOME = "buildOutcome";

    private static final List<Child> CHILDREN = List.of(
            new Child(
                    "build-trained",
                    "Build by training",
                    "Trains the version here or by an external worker and freezes the result.",
                    List.of("trainingBackend"),
                    List.of(BUILD_OUTCOME)),
            new Child(
                    "build-imported",
                    "Build by import",
                    "Examines an artifact that was trained elsewhere and freezes it.",
                    List.of(),
                    List.of(BUILD_OUTCOME)),
            new Child(
                    "build-authored",
                    "Build by authoring rules",
                    "Examines rules that people wrote and freezes them.",
                    List.of(),
                    List.of(BUILD_OUTCOME)),
            new Child(
                    "build-vendor",
                    "Build by onboarding a vendor",
                    "Examines a vendor's endpoint, freezes its description and lets a validator check the vendor.",
                    List.of(),
                    List.of(BUILD_OUTCOME)));

    private CallTemplates() {}

    /**
     * @param takes variables passed in under their own names
     * @param gives variables returned under their own names
     */
    private record Child(String process, String title, String description, List<String> takes, List<String> gives) {}

    static List<Template> all() {
        return CHILDREN.stream().map(CallTemplates::of).toList();
    }

    private static Template of(Child child) {
        var fields = new ArrayList<TemplateField>();
        fields.add(TemplateField.fixed(Binding.attribute("calledElement"), child.process()));
        fields.add(TemplateField.fixed(Binding.attribute("camunda:calledElementBinding"), "deployment"));
        fields.add(TemplateField.fixed(Binding.businessKey(), "#{execution.processBusinessKey}"));
        child.takes().forEach(variable -> fields.add(TemplateField.fixed(Binding.in(variable), variable)));
        child.gives().forEach(variable -> fields.add(TemplateField.fixed(Binding.out(variable), variable)));
        return Template.task(
                "Call: " + child.title(), "call." + child.process(), child.description(), "bpmn:CallActivity", fields);
    }
}
