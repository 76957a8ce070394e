/** Scoring of decision models (DMN) with KIE. The only package that imports it. */
@NamedInterface("dmn")
@NullMarked
package io.muster.formats.dmn;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
