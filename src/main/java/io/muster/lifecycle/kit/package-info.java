/**
 * What a designer gets for the Camunda Modeler: element templates and the page of all steps, both made from the steps'
 * declarations. It runs without Spring, engine and database. Start with {@link io.muster.lifecycle.kit.Kit}.
 */
@NamedInterface("kit")
@NullMarked
package io.muster.lifecycle.kit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
