/** The permissions of each role in the engine, stored as the engine's own authorizations. */
@NamedInterface("grants")
@NullMarked
package io.muster.identity.grants;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
