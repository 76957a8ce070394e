/** Verification of the chains by the running server, and the record of the damage it finds. */
@NamedInterface("verification")
@NullMarked
package io.muster.audit.verification;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
