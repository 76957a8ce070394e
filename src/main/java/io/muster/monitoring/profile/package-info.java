/**
 * Profiles: what a model was asked and what it answered, as counts over the fixed bins of its reference. Start with
 * {@link Profile} and {@link ReferenceProfile}.
 */
@NamedInterface("profile")
@NullMarked
package io.muster.monitoring.profile;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
