/**
 * Compares diagrams with the templates they use, and updates them without touching anything else in the file. Start
 * with {@link io.muster.modeler.upgrade.DiagramReport}.
 */
@NamedInterface("upgrade")
@NullMarked
package io.muster.modeler.upgrade;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
