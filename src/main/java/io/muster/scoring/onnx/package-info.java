/** Scores ONNX models with ONNX Runtime. The only package that imports it. */
@NullMarked
package io.muster.scoring.onnx;

import org.jspecify.annotations.NullMarked;
