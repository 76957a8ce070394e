/** Sign-in with a password, and the limit on attempts. */
@NamedInterface("passwords")
@NullMarked
package io.muster.security.passwords;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
