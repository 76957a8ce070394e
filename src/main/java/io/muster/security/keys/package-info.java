/** The keys that Muster signs with: their files, rotation, and publication. */
@NamedInterface("keys")
@NullMarked
package io.muster.security.keys;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
