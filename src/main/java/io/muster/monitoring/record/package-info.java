/** The profiles that are kept, and the references that they are compared with. Start with {@link ProfileService}. */
@NamedInterface("record")
@NullMarked
package io.muster.monitoring.record;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
