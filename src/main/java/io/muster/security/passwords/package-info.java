/** Who signs in with a password, and how many tries one has. */
@NamedInterface("passwords")
@NullMarked
package io.muster.security.passwords;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
