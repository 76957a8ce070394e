/** Reads ARFF, the text format of Weka's data sets. */
@NamedInterface("arff")
@NullMarked
package io.muster.datasets.arff;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
