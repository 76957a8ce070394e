package io.muster.lifecycle.steps.use;

import java.util.Collection;
import java.util.EnumSet;
import java.util.Set;

/** A kind of change of what people signed off: the variable {@code changeKind}, on which the table {@code change-controls} decides. */
public enum ChangeKind {
    NONE(Words.NONE),
    /** Purpose, users, allowed uses, limitations, or the use case itself. */
    USE(
            Words.USE,
            "useCase",
            "business.purpose",
            "model.purpose",
            "model.users",
            "model.allowedUses",
            "model.limitations"),
    DATA_SOURCE(Words.DATA_SOURCE, "model.dataSources"),
    DEPENDENCY(Words.DEPENDENCY, "model.dependencies"),
    OWNER(Words.OWNER, "business.owner", "model.owner"),
    /** What the tier is computed from. */
    MATERIALITY(
            Words.MATERIALITY,
            "business.materiality",
            "business.customerFacing",
            "business.automatedDecisions",
            "business.personalData"),
    /** Names, and where the documentation is. */
    DESCRIPTION(Words.DESCRIPTION, "business.name", "model.name", "model.documentation"),
    /** The reference that monitors compare predictions with. */
    REFERENCE(Words.REFERENCE, UseChange.REFERENCE),
    /** More than one of the others. */
    SEVERAL(Words.SEVERAL);

    /** The words, as constants for declarations. */
    public static final class Words {

        public static final String NONE = "none";
        public static final String USE = "use";
        public static final String DATA_SOURCE = "dataSource";
        public static final String DEPENDENCY = "dependency";
        public static final String OWNER = "owner";
        public static final String MATERIALITY = "materiality";
        public static final String DESCRIPTION = "description";
        public static final String REFERENCE = "reference";
        public static final String SEVERAL = "several";

        private Words() {}
    }

    private final String word;
    private final Set<String> fields;

    ChangeKind(String word, String... fields) {
        this.word = word;
        this.fields = Set.of(fields);
    }

    public String word() {
        return word;
    }

    /** The kind of an edit of a field of the intended use; a field that is not listed counts as use, the safe side. */
    static ChangeKind ofField(String field) {
        for (var kind : values()) {
            if (kind.fields.contains(field)) {
                return kind;
            }
        }
        return USE;
    }

    /** One kind for all of these. */
    public static ChangeKind of(Collection<ChangeKind> kinds) {
        var different = kinds.isEmpty() ? EnumSet.noneOf(ChangeKind.class) : EnumSet.copyOf(kinds);
        return switch (different.size()) {
            case 0 -> NONE;
            case 1 -> different.iterator().next();
            default -> SEVERAL;
        };
    }
}
