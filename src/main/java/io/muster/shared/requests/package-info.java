/** What all resources of the REST API have in common: pages of lists, revisions, creation at most once, and limits. */
@NamedInterface("requests")
@NullMarked
package io.muster.shared.requests;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
