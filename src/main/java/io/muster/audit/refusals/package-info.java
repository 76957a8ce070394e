/** Recording of refused attempts, without flooding the chains. */
@NamedInterface("refusals")
@NullMarked
package io.muster.audit.refusals;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
