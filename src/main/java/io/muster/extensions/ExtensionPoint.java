package io.muster.extensions;

import java.lang.annotation.Annotation;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * An interface that a class in a jar from outside may implement to become part of the server.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface ExtensionPoint {

    /** What such a class is called on pages, such as {@code validation check}. */
    String value();

    /** Annotations that such a class must carry. */
    Class<? extends Annotation>[] declaredBy() default {};
}
