/** Scores decision models (DMN) with KIE. The only package that imports it. */
@NullMarked
package io.muster.scoring.dmn;

import org.jspecify.annotations.NullMarked;
