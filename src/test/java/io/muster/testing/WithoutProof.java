package io.muster.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.test.context.TestPropertySource;

/**
 * For tests that draw diagrams which promise nothing, because they are about something else: a process is neither proved
 * nor signed by its owner before it is deployed. Everywhere else both are demanded, as shipped.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@TestPropertySource(
        properties = {"muster.lifecycle.proof.demanded=false", "muster.lifecycle.governance.demanded=false"})
public @interface WithoutProof {}
