/**
 * The making of references from validated data. Start with {@link ReferenceCollector}.
 */
@NamedInterface("reference")
@NullMarked
package io.muster.monitoring.reference;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
