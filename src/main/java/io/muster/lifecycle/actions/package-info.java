/**
 * What a person may ask for about a version at present, and what that would change. Start with {@code VersionActions}.
 */
@NamedInterface("actions")
@NullMarked
package io.muster.lifecycle.actions;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
