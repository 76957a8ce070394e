package io.muster.modeler;

import io.muster.processfiles.HumanTask.HumanTaskProperties;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The section about human tasks on the page of steps. */
final class PeoplePage {

    private static final String HEAD = """

            ## Decide

            Work for people is a user task with a template of its own. Muster, not the diagram, ensures that only eligible people
            take the task, that the person who took it decides, and that they saw the latest evidence. Words in **bold** accept:
            they provide the control.

            | Sign-off | Control | Words | Groups proposed | Someone other than |
            |---|---|---|---|---|
            """;

    private static final String FOOT = """

            **How many different people must accept** (`muster.quorum`, from 1 to 9; 1 by default): they decide one after the
            other. Each accepting decision is separate evidence, signed and audited; the task then waits for another person, and
            its name says how many have accepted: *Approve use (1 of 2)*. The control is provided when enough people have
            accepted. The first who does not accept decides for all. If the token arrives again after rework, or new evidence is
            recorded in between, the count starts again at zero, because no one has accepted the evidence shown then.
            """;

    private PeoplePage() {}

    static void write(StringBuilder page) {
        page.append(HEAD);
        PeopleTemplates.all().stream()
                .filter(template -> template.id().contains(".signOff."))
                .forEach(template -> page.append(row(template)));
        page.append(FOOT);
    }

    private static String row(Template template) {
        return "| %s | %s | %s | %s | %s |\n"
                .formatted(
                        template.name().replaceFirst("^Sign-off: ", ""),
                        codes(value(template, HumanTaskProperties.CONTROL)),
                        words(
                                value(template, HumanTaskProperties.DECISIONS),
                                value(template, HumanTaskProperties.ACCEPTS)),
                        codes(value(template, "camunda:candidateGroups")),
                        codes(value(template, HumanTaskProperties.DIFFERS_FROM)));
    }

    private static String value(Template template, String name) {
        return template.properties().stream()
                .filter(field -> name.equals(field.binding().name()))
                .flatMap(field -> Stream.ofNullable(field.text()))
                .findFirst()
                .orElse("");
    }

    private static String words(String decisions, String accepts) {
        var accepting = Arrays.asList(accepts.split(","));
        return Arrays.stream(decisions.split(","))
                .map(word -> accepting.contains(word) ? "**`%s`**".formatted(word) : "`%s`".formatted(word))
                .collect(Collectors.joining(", "));
    }

    private static String codes(String words) {
        return words.isEmpty()
                ? "its own"
                : Arrays.stream(words.split(",")).map("`%s`"::formatted).collect(Collectors.joining(", "));
    }
}
