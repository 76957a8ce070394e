/**
 * Diagrams as pictures that need nothing else: no script, no style sheet, no other file. Start with
 * {@link io.muster.verification.picture.Picture} for one diagram and {@link io.muster.verification.picture.PathPictures}
 * for a way through several.
 */
@NamedInterface("picture")
@NullMarked
package io.muster.verification.picture;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
