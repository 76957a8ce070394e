/** The formats of signed statements: RFC 8785 JSON, in-toto statements, DSSE envelopes. */
@NamedInterface("attestation")
@NullMarked
package io.muster.evidence.attestation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
