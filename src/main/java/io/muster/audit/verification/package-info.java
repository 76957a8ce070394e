/** The running server verifies its own chains, and keeps what it finds damaged. */
@NamedInterface("verification")
@NullMarked
package io.muster.audit.verification;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
