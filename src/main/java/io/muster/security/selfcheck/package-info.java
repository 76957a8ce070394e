/** The safety checks at startup, and the refusal to start unsafely. */
@NamedInterface("selfcheck")
@NullMarked
package io.muster.security.selfcheck;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
