/** Certificates of approved versions: issued, checked, revoked, and verified without a server. */
@NamedInterface("certificates")
@NullMarked
package io.muster.evidence.certificates;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
