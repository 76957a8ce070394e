/** Certificates and revocations as they are kept and signed. */
@NullMarked
package io.muster.evidence.register;

import org.jspecify.annotations.NullMarked;
