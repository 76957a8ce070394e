/** What each role may read and do in the engine, written as the engine's own authorizations. */
@NamedInterface("grants")
@NullMarked
package io.muster.identity.grants;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
