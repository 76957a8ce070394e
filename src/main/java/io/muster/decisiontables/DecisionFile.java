package io.muster.decisiontables;

import io.muster.inventory.signature.Signature;
import io.muster.processfiles.DeploymentFile;
import io.muster.processfiles.FileElement;
import io.muster.processfiles.FileUnreadable;
import java.util.List;
import java.util.Optional;

/** A DMN file as the process engine reads it. */
public final class DecisionFile {

    /**
     * The deepest permitted nesting of brackets in an expression: deeper than people write, because the engine's parser
     * is recursive.
     */
    private static final int DEEPEST = 50;

    private static final Signature NO_TYPES = new Signature(List.of(), List.of());

    private DecisionFile() {}

    /** Reads a file that itself gives the types of its inputs. */
    public static DecisionModel read(DeploymentFile file) throws FileUnreadable {
        return read(file, NO_TYPES);
    }

    /**
     * @param types the types of inputs for which the file gives none
     * @throws FileUnreadable if it is not DMN of a version that the engine knows; names the first fault and its place
     */
    public static DecisionModel read(DeploymentFile file, Signature types) throws FileUnreadable {
        var root = file.root();
        if (!"definitions".equals(root.tag())) {
            throw new FileUnreadable("its root is not the element 'definitions' of DMN", root.line(), root.column());
        }
        requireShallow(root);
        var faults = file.faults();
        if (!faults.isEmpty()) {
            var first = faults.get(0);
            throw new FileUnreadable(first.cause(), first.line(), first.column());
        }
        return DecisionModel.read(root, types, Dialect.ENGINE);
    }

    private static void requireShallow(FileElement definitions) throws FileUnreadable {
        for (var around : definitions.all().toList()) {
            for (var text : around.elements()) {
                if (text.tag().equals("text") && depth(text.content()) > DEEPEST) {
                    throw new FileUnreadable(
                            "the expression of '%s' has brackets nested more than %d deep"
                                    .formatted(
                                            Optional.ofNullable(around.attribute("id"))
                                                    .orElse(""),
                                            DEEPEST),
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
}
