/** A chain as a file that can be verified without this server. */
@NamedInterface("export")
@NullMarked
package io.muster.audit.export;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
