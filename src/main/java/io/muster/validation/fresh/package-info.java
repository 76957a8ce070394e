/**
 * Fresh data: outcomes that a version has not seen, found for its revalidation, and what moved on them since the
 * approval.
 */
@NamedInterface("fresh")
@NullMarked
package io.muster.validation.fresh;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
