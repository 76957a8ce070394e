/** One transaction at a time decides about a version. */
@NamedInterface("lock")
@NullMarked
package io.muster.evidence.lock;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
