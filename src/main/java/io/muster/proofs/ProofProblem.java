package io.muster.proofs;

import io.muster.shared.ProblemType;
import io.muster.shared.Refusal.Kind;

/** The problems of this module, with their public names. */
public enum ProofProblem implements ProblemType {
    POLICY_INCOMPLETE("policy-incomplete", Kind.INVALID, "Policy incomplete"),

    /** There is no such process, or no such version of it. */
    PROCESS_NOT_DEPLOYED("process-not-deployed", Kind.NOT_FOUND, "Process not deployed"),

    /** A file that should hold decision tables holds something else. */
    TABLE_UNREADABLE("table-unreadable", Kind.INVALID, "Table unreadable");

    private final Declaration declaration;

    ProofProblem(String slug, Kind kind, String title) {
        this.declaration = new Declaration(slug, kind, title);
    }

    @Override
    public Declaration declaration() {
        return declaration;
    }
}
