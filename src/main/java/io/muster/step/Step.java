package io.muster.step;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.stereotype.Component;

/**
 * The declaration of an automatic step of a lifecycle, and its only description: the bean or topic that a diagram
 * names, the element template, the semantics for the proof, the wiring test and the step catalogue are all derived from
 * it. The annotated class is a {@link ShortStep} or a {@link LongStep}; that is how the engine distinguishes them.
 */
@Documented
@Component
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface Step {

    /** The name used in diagrams: {@code ${id}} for a short step, the external task's topic for a long one. */
    String id();

    /** For people, as on a diagram: {@code Train version}. */
    String title();

    /** One or two sentences for the designer of a diagram. */
    String description();

    /** Its group in the catalogue. */
    Group group();

    /** Literal input parameters that a diagram passes to it. */
    Input[] inputs() default {};

    /** Process variables that it requires. */
    Variable[] reads() default {};

    /** Process variables that it writes besides its outcome. */
    Variable[] writes() default {};

    /** The results that a gateway may test. At most one outcome. */
    Outcome[] outcome() default {};

    /** The control it provides when its outcome is an accepting one; empty for none. */
    String provides() default "";

    /** The effect that must not be reached without its controls. */
    Guard guard() default Guard.NONE;

    /** Whether it makes or changes the artifact, which voids every control provided before. */
    boolean voids() default false;

    /**
     * Why a designer alone may let it run in a new place: no control, certificate, date or stage of a version depends
     * on it. If empty, the owner of the process must sign, which is the safe default.
     */
    String harmless() default "";

    /**
     * Whether it accesses anything outside the database, such as a file or a remote endpoint, so that it may only start
     * after a save point. Every long step does, without declaring it.
     */
    boolean callsOut() default false;

    /**
     * How long to wait before each retry, as ISO 8601 durations such as {@code PT10S}; an incident follows the last.
     * Empty for the installation's list. For a short step a diagram's own {@code failedJobRetryTimeCycle} takes
     * precedence.
     */
    String[] retries() default {};

    /** Why executing it twice does no harm: a job is executed at least once. */
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

    /** The effect of a step that must not be reached without its controls. */
    enum Guard {
        NONE,
        /** Signs that a version may serve; demands what a deployment demands. */
        CERTIFY,
        DEPLOY,
        PROMOTE,
        ROLLBACK,
        SUSPEND,
        /** Puts a suspended version back into service. */
        REINSTATE,
        RETIRE,
        /** Puts a new version of a process in force. */
        CHANGE,
        /** Gives a version a tier that requires less scrutiny. */
        LOWER,
        /** Signs that a version may stay in service after it passed its revalidation. */
        RENEW,
        /** Signs the same on a person's word although it did not pass. */
        EXCEPTION,
        /** Signs that a version may be used as it is described now, after people agreed to the change. */
        AMEND
    }

    /** A literal input parameter. */
    @interface Input {
        String name();

        String label();

        Type type() default Type.TEXT;

        /** The value a template proposes; empty for none. */
        String proposed() default "";

        /** Values that a diagram may use; empty for any of its type. */
        String[] values() default {};

        /** Whether a diagram may leave it out, so that the step reads an empty text. Short steps only, beside another input. */
        boolean optional() default false;

        /** The meaning of the literal. */
        enum Type {
            TEXT,
            /** An ISO 8601 period of days, weeks, months or years: {@code P30D}. */
            PERIOD,
            /** The id of a decision. */
            DECISION,
            /** The name of a deployment target. */
            TARGET
        }
    }

    /** A variable of the process: a small scalar. */
    @interface Variable {
        String name();

        String label();

        Type type() default Type.TEXT;

        /** The words it may hold; empty for any. */
        String[] values() default {};

        /** Permitted types of process variables: never an object. */
        enum Type {
            TEXT,
            INTEGER,
            BOOLEAN
        }
    }

    /** The variable a gateway tests, and all its values. */
    @interface Outcome {
        String variable();

        String[] values();

        /** Values that provide the step's control. */
        String[] accepting() default {};
    }
}
