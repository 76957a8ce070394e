package io.muster.verification;

import io.muster.verification.model.DiagramSemantics.StepSemantics;
import java.util.List;
import java.util.Random;

/** The preference of a walk. */
enum WalkStyle {
    /** Anything. */
    EVEN(1, 1, 1, 0.3, 1, 1),
    /** Gets on without ever accepting anything. */
    SNEAKING(0.05, 0.3, 3, 0.4, 3, 3),
    /** Never waits for people: events from outside occur often. */
    STORMING(0.3, 0.3, 8, 0.2, 1, 3),
    /** Does what is asked, and then looks aside. */
    DILIGENT(4, 0.1, 0.4, 0.03, 2, 4);

    /** One step of so many fails, where someone catches errors. */
    static final int ONE_FAILS_OF = 8;

    private static final double ACCEPTING_OUTCOME = 0.6;

    private final double accepting;
    private final double rejecting;
    private final double event;
    private final double interruption;
    private final double answer;
    private final double job;

    WalkStyle(double accepting, double rejecting, double event, double interruption, double answer, double job) {
        this.accepting = accepting;
        this.rejecting = rejecting;
        this.event = event;
        this.interruption = interruption;
        this.answer = answer;
        this.job = job;
    }

    enum Kind {
        ACCEPT,
        REJECT,
        /** A message or a timer beside what goes on. */
        EVENT,
        /** A message or a timer that stops what goes on. */
        INTERRUPTION,
        /** An answer of a person or a worker that is not a sign-off. */
        ANSWER,
        /** The engine goes on from a save point. */
        JOB
    }

    double weight(Kind kind) {
        return switch (kind) {
            case ACCEPT -> accepting;
            case REJECT -> rejecting;
            case EVENT -> event;
            case INTERRUPTION -> interruption;
            case ANSWER -> answer;
            case JOB -> job;
        };
    }

    String outcome(StepSemantics.Outcome outcome, Random random) {
        List<String> from = random.nextDouble() < ACCEPTING_OUTCOME ? outcome.accepting() : outcome.values();
        return from.get(random.nextInt(from.size()));
    }
}
