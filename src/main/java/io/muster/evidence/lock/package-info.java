/** The lock that lets only one transaction at a time decide about a version. */
@NamedInterface("lock")
@NullMarked
package io.muster.evidence.lock;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
