/** Common parts of all REST resources: paging, revisions, creation at most once, and limits. */
@NamedInterface("requests")
@NullMarked
package io.muster.shared.requests;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
