/** The hash chains of entries, and the check that a chain is intact. */
@NamedInterface("chain")
@NullMarked
package io.muster.audit.chain;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
