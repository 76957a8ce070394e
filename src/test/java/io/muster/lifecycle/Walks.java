package io.muster.lifecycle;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The processes whose every node and flow the tests of a class walk; {@link WalkedWhole} checks this. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@interface Walks {

    /** Ids of processes. */
    String[] value();
}
