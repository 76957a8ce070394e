package io.muster.step;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.stereotype.Component;

/**
 * Declares an automatic step of a lifecycle, and is the only place where it is described: the bean or topic that a
 * diagram names, the element template, the verifier's meaning, the wiring test and the step catalogue all come from
 * here. The annotated class is a {@link ShortStep} or a {@link LongStep}; that is how the engine knows which it is.
 */
@Documented
@Component
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface Step {

    /** What diagrams name: {@code ${id}} for a short step, the external task's topic for a long one. */
    String id();

    /** For people, as on a diagram: {@code Train version}. */
    String title();

    /** One or two sentences for whoever draws with it. */
    String description();

    /** Where it is found in the catalogue. */
    Group group();

    /** What a diagram hands it as literal input parameters. */
    Input[] inputs() default {};

    /** Variables of the process it needs to be there. */
    Variable[] reads() default {};

    /** Variables of the process it writes besides its outcome. */
    Variable[] writes() default {};

    /** How it may end, where a gateway is to ask. At most one. */
    Outcome[] outcome() default {};

    /** The control it provides when its outcome is an accepting one; empty for none. */
    String provides() default "";

    /** What must not be reached without its controls. */
    Guard guard() default Guard.NONE;

    /** Whether it makes or changes the artifact: every control provided before is void after it. */
    boolean voids() default false;

    /**
     * Why a designer alone may let it run in a new place: nothing that a control, a certificate, a date or the stage of a
     * version rests on comes from it. Empty where the owner of the process must have signed, which is the safe side.
     */
    String harmless() default "";

    /**
     * Whether it reaches out of the database, for a file or a remote end, so that it may only start behind a save point.
     * Every long step does, without saying so.
     */
    boolean callsOut() default false;

    /**
     * How long to wait before each further try, as ISO 8601 durations such as {@code PT10S}; an incident follows the
     * last. Empty for the installation's list. For a short step a diagram's own {@code failedJobRetryTimeCycle} wins.
     */
    String[] retries() default {};

    /** Why doing it twice does no harm: a job is executed at least once. */
    String idempotence();

    /** Groups of the step catalogue. */
    enum Group {
        BUILD,
        VALIDATE,
        APPROVE,
        SERVE,
        PLAN,
        END,
        NOTIFY
    }

    /** What a step does that must not be reached without its controls. */
    enum Guard {
        NONE,
        /** Signs that a version may serve; demands what a deployment demands. */
        CERTIFY,
        DEPLOY,
        PROMOTE,
        ROLLBACK,
        SUSPEND,
        RETIRE,
        /** Puts a new version of a process in force. */
        CHANGE,
        /** Gives a version a tier that needs less scrutiny. */
        LOWER
    }

    /** A literal input parameter. */
    @interface Input {
        String name();

        String label();

        Type type() default Type.TEXT;

        /** What a template proposes; empty for nothing. */
        String proposed() default "";

        /** What a diagram may say; empty for whatever its type allows. */
        String[] values() default {};

        /** What the literal means. */
        enum Type {
            TEXT,
            /** An ISO 8601 period of days, weeks, months or years: {@code P30D}. */
            PERIOD,
            /** The id of a decision. */
            DECISION
        }
    }

    /** A variable of the process: a small scalar. */
    @interface Variable {
        String name();

        String label();

        Type type() default Type.TEXT;

        /** The words it may hold; empty for any. */
        String[] values() default {};

        /** Types that may stand in a process: never an object. */
        enum Type {
            TEXT,
            INTEGER,
            BOOLEAN
        }
    }

    /** The variable a gateway asks, and all it can hold. */
    @interface Outcome {
        String variable();

        String[] values();

        /** Those with which the step's control is provided. */
        String[] accepting() default {};
    }
}
