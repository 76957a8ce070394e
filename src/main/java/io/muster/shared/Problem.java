package io.muster.shared;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The public name of a {@link Refusal}: clients tell problems apart by it, so it is declared and never follows from a class
 * name. All of them are listed in {@code docs/reference/problems.md}.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface Problem {

    /** Last part of the problem's type, {@code /problems/{slug}}: lower-case words with hyphens, unique. */
    String slug();

    /** How it is told over HTTP. */
    Refusal.Kind kind();

    /** A short summary that is the same for every occurrence (RFC 9457). */
    String title();
}
