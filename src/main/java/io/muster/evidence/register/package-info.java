/** Storage and signing of certificates and revocations. */
@NullMarked
package io.muster.evidence.register;

import org.jspecify.annotations.NullMarked;
