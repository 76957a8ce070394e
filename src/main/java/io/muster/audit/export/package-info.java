/** Export of a chain to a file that can be verified offline. */
@NamedInterface("export")
@NullMarked
package io.muster.audit.export;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
