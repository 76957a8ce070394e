/**
 * Reads the decision tables of a DMN model and finds inputs that no rule answers and inputs that two rules answer. Only
 * what is understood is analysed; everything else is reported as not analysed, never guessed.
 */
@NamedInterface("rules")
@NullMarked
package io.muster.validation.rules;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
