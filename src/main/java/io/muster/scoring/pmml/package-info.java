/** Scores PMML models with pmml4s, behind golden records only. The only package that imports it. */
@NullMarked
package io.muster.scoring.pmml;

import org.jspecify.annotations.NullMarked;
