package io.muster.proofs.prover;

import io.muster.shared.ProblemType;
import io.muster.shared.Refusal.Kind;

/** The problems of this module, with their public names. */
public enum ProofProblem implements ProblemType {
    POLICY_INCOMPLETE("policy-incomplete", Kind.INVALID, "Policy incomplete"),

    /** The process, or this version of it, does not exist. */
    PROCESS_NOT_DEPLOYED("process-not-deployed", Kind.NOT_FOUND, "Process not deployed"),

    /** A file that should contain decision tables contains something else. */
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
