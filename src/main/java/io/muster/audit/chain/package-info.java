/** The chains of entries: what happened, hashed one onto the other, and whether a chain is intact. */
@NamedInterface("chain")
@NullMarked
package io.muster.audit.chain;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
