/** The vocabulary of validation: metrics, check results, thresholds and the order of a validation. */
@NamedInterface("model")
@NullMarked
package io.muster.validation.model;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
