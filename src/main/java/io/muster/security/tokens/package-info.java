/** Access tokens of people and programs: issued, listed, revoked, and checked at each request. */
@NamedInterface("tokens")
@NullMarked
package io.muster.security.tokens;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
