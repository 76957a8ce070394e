/** What was refused is recorded as well, without flooding the chains. */
@NamedInterface("refusals")
@NullMarked
package io.muster.audit.refusals;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
