/** Scoring of PMML models with pmml4s, always checked by golden records. The only package that imports it. */
@NamedInterface("pmml")
@NullMarked
package io.muster.formats.pmml;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
