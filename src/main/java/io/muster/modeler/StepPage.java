package io.muster.modeler;

import io.muster.step.Step;
import io.muster.step.StepContract;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** The page that describes every step, for designers of diagrams. */
final class StepPage {

    private static final String HEAD = """
            # Steps

            <!-- Generated from the steps' declarations (@Step). Do not edit: docs/developing.md says how to generate it. -->

            All activities that a diagram can contain without a person. A *short* step runs in the transaction that moves the
            token and is named by `camunda:delegateExpression="${id}"`; a *long* one is an external task with the id as its
            topic, runs for seconds to hours on one node at a time, and renews its lock. In the Camunda Modeler, insert them by
            their templates (`processes/.camunda/element-templates`), whose names begin with the group.

            """;

    private static final String FOOT = """
            ## Terms

            * **Outcome**: the variable that a gateway tests, and all its values. Those in **bold** accept: they provide the
              control.
            * **Guarded**: must not be reached before the controls its tier demands were provided.
            * **In a new place**: whether a designer alone may deploy a process, or a new version of one, in which the step runs
              in a new place ([which processes are governed](governed-processes.md)).
            * **Voids**: it makes or changes the artifact, so that every control provided before is void after it.
            * **Calls out**: it accesses something outside the database, so it starts behind a save point.
            * **Retries**: how long the engine waits before each retry; after the last, it is an incident. *As installed*: the
              settings `failed-job-retry-time-cycle` and `muster.lifecycle.worker.retries`. A diagram's own list wins for short
              steps.
            """;

    private final List<StepContract> steps;

    StepPage(List<StepContract> steps) {
        this.steps = steps;
    }

    String write() {
        var page = new StringBuilder(HEAD);
        page.append("| Group | Steps |\n|---|---|\n");
        for (var group : Step.Group.values()) {
            page.append("| %s | %s |\n".formatted(StepWords.group(group), links(group)));
        }
        for (var group : Step.Group.values()) {
            page.append("\n## %s\n".formatted(StepWords.group(group)));
            of(group).forEach(step -> describe(step, page));
        }
        PeoplePage.write(page);
        return page.append('\n').append(FOOT).toString();
    }

    private List<StepContract> of(Step.Group group) {
        return steps.stream()
                .filter(step -> step.declaration().group() == group)
                .toList();
    }

    private String links(Step.Group group) {
        return of(group).stream()
                .map(step -> "[%s](#%s)".formatted(step.declaration().title(), anchor(step)))
                .collect(Collectors.joining(", "));
    }

    private static String anchor(StepContract step) {
        return step.declaration().title().toLowerCase(java.util.Locale.ROOT).replace(' ', '-');
    }

    private static void describe(StepContract step, StringBuilder page) {
        var declaration = step.declaration();
        page.append("\n### %s\n\n%s\n\n".formatted(declaration.title(), declaration.description()));
        row(page, "Named by", named(step));
        row(page, "Inputs", list(Arrays.stream(declaration.inputs()).map(StepPage::input)));
        row(page, "Reads", list(Arrays.stream(declaration.reads()).map(StepPage::variable)));
        row(page, "Writes", list(Arrays.stream(declaration.writes()).map(StepPage::variable)));
        row(page, "Outcome", step.outcome().map(StepPage::outcome).orElse(""));
        row(page, "Provides control", declaration.provides().isEmpty() ? "" : code(declaration.provides()));
        row(page, "Guarded as", StepWords.guard(declaration.guard()));
        row(
                page,
                "In a new place",
                step.isHarmless() ? "free: " + declaration.harmless() : "the owner of the process signs");
        row(page, "Voids", declaration.voids() ? "every control provided before" : "");
        row(page, "Calls out", step.callsOut() ? "yes" : "");
        row(page, "Retries", retries(step));
        row(page, "Executed twice", declaration.idempotence());
        row(page, "From outside", step.isFromOutside() ? code(step.className()) : "");
    }

    private static void row(StringBuilder page, String name, String text) {
        if (!text.isEmpty()) {
            page.append("* **%s**:%s%s\n".formatted(name, text.startsWith("\n") ? "" : " ", text));
        }
    }

    private static String named(StepContract step) {
        return step.isLong()
                ? "external topic %s (long)".formatted(code(step.id()))
                : "%s (short)".formatted(code("${" + step.id() + "}"));
    }

    private static String input(Step.Input input) {
        var type = switch (input.type()) {
            case TEXT -> input.values().length > 0 ? words(input.values()) : "text";
            case PERIOD -> "a period such as `P30D`";
            case DECISION -> "id of a decision";
            case TARGET -> "name of a deployment target";
        };
        var proposed = input.proposed().isEmpty() ? "" : "; proposed: " + code(input.proposed());
        var optional = input.optional() ? "; optional" : "";
        return "%s: %s (%s%s%s)".formatted(code(input.name()), input.label(), type, proposed, optional);
    }

    private static String variable(Step.Variable variable) {
        var type = switch (variable.type()) {
            case TEXT -> variable.values().length > 0 ? words(variable.values()) : "text";
            case INTEGER -> "whole number";
            case BOOLEAN -> "true or false";
        };
        return "%s: %s (%s)".formatted(code(variable.name()), variable.label(), type);
    }

    private static String outcome(Step.Outcome outcome) {
        var accepting = Arrays.asList(outcome.accepting());
        var all = Arrays.stream(outcome.values())
                .map(word -> accepting.contains(word) ? "**%s**".formatted(code(word)) : code(word))
                .collect(Collectors.joining(", "));
        return "%s is %s".formatted(code(outcome.variable()), all);
    }

    private static String retries(StepContract step) {
        return step.retries().isEmpty()
                ? "as installed"
                : step.retries().stream().map(StepPage::wait).collect(Collectors.joining(", ", "after ", ""));
    }

    private static String wait(Duration wait) {
        if (wait.toMinutes() == 0) {
            return wait.toSeconds() + " s";
        }
        return wait.toHours() == 0 ? wait.toMinutes() + " min" : wait.toHours() + " h";
    }

    private static String words(String[] values) {
        return Arrays.stream(values).map(StepPage::code).collect(Collectors.joining(", "));
    }

    private static String code(String text) {
        return "`%s`".formatted(text);
    }

    private static String list(java.util.stream.Stream<String> entries) {
        var all = entries.toList();
        return all.size() < 2
                ? String.join("", all)
                : all.stream().map("\n  * %s"::formatted).collect(Collectors.joining());
    }
}
