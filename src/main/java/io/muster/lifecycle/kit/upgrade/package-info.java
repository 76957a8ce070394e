/**
 * Holds diagrams to the templates they use, and brings them up to date without touching anything else in the file. Start
 * with {@link io.muster.lifecycle.kit.upgrade.DiagramReport}.
 */
@NamedInterface("kit")
@NullMarked
package io.muster.lifecycle.kit.upgrade;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
