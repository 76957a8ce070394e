/**
 * The checks of a version, one small class each. Start with {@link Check}; a new one is a class here and its line in
 * {@link Checks}.
 */
@NullMarked
package io.muster.validation.checks;

import org.jspecify.annotations.NullMarked;
