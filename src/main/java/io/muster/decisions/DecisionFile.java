package io.muster.decisions;

import io.muster.decisiontables.DecisionLanguage;
import io.muster.decisiontables.DecisionModel;
import io.muster.decisiontables.DecisionModelReader;
import io.muster.decisiontables.Dialect;
import io.muster.decisiontables.HitPolicy;
import io.muster.inventory.signature.Signature;
import io.muster.processfiles.DeploymentFile;
import io.muster.processfiles.FileElement;
import io.muster.processfiles.FileUnreadable;
import io.muster.processfiles.Namespaces;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The contents of a decision file that matter to a deployment. */
final class DecisionFile {

    /**
     * The deepest permitted nesting of brackets in an expression: deeper than people write, because the engine's parser
     * is recursive.
     */
    private static final int DEEPEST = 50;

    private final FileElement definitions;

    private DecisionFile(FileElement definitions) {
        this.definitions = definitions;
    }

    /** @throws FileUnreadable if it is not DMN */
    static DecisionFile read(DeploymentFile file) throws FileUnreadable {
        var root = file.root();
        if (!"definitions".equals(root.tag())) {
            throw new FileUnreadable("it has no element 'definitions' of DMN", root.line(), root.column());
        }
        var read = new DecisionFile(root);
        read.requireShallow();
        return read;
    }

    private void requireShallow() throws FileUnreadable {
        for (var around : definitions.all().toList()) {
            for (var text : around.elements()) {
                if (text.tag().equals("text") && depth(text.content()) > DEEPEST) {
                    throw new FileUnreadable(
                            "the expression of '%s' has brackets nested more than %d deep"
                                    .formatted(attribute(around, "id"), DEEPEST),
                            text.line(),
                            text.column());
                }
            }
        }
    }

    /** Brackets in quoted texts count as well: no one nests them either. */
    private static int depth(String expression) {
        var depth = 0;
        var deepest = 0;
        for (var character : expression.toCharArray()) {
            if ("([{".indexOf(character) >= 0) {
                deepest = Math.max(deepest, ++depth);
            } else if (")]}".indexOf(character) >= 0) {
                depth = Math.max(0, depth - 1);
            }
        }
        return deepest;
    }

    DecisionModel model(Signature types) {
        return DecisionModelReader.read(definitions, types, Dialect.ENGINE);
    }

    /** @param table the decision table of the decision, if it has one */
    record DecisionElement(String id, String name, Optional<FileElement> table, String timeToLive) {

        /** Whether several matching rules may contribute their own answers. */
        boolean mayGiveSeveral() {
            return table.filter(element -> attribute(element, "aggregation").isEmpty())
                    .flatMap(element -> HitPolicy.of(attribute(element, "hitPolicy")))
                    .filter(HitPolicy::answersSeveral)
                    .isPresent();
        }
    }

    List<DecisionElement> decisions() {
        return elements("decision")
                .map(each -> new DecisionElement(
                        attribute(each, "id"),
                        attribute(each, "name"),
                        each.all()
                                .filter(inside -> inside.tag().equals("decisionTable"))
                                .findFirst(),
                        Optional.ofNullable(each.attribute(Namespaces.CAMUNDA_DMN, "historyTimeToLive"))
                                .orElse("")))
                .toList();
    }

    /** Expressions in another language than FEEL: their ids if they have one, and the language. */
    Stream<String> otherLanguages() {
        return definitions
                .all()
                .filter(each -> !DecisionLanguage.isFeel(each.attribute("expressionLanguage")))
                .map(each -> "%s '%s' is written in '%s'"
                        .formatted(each.tag(), attribute(each, "id"), attribute(each, "expressionLanguage")));
    }

    private Stream<FileElement> elements(String name) {
        return definitions.all().filter(element -> element.tag().equals(name));
    }

    private static String attribute(FileElement element, String name) {
        return Optional.ofNullable(element.attribute(name)).orElse("");
    }
}
