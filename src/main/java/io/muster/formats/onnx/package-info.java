/** Scoring of ONNX models with ONNX Runtime. The only package that imports it. */
@NamedInterface("onnx")
@NullMarked
package io.muster.formats.onnx;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
