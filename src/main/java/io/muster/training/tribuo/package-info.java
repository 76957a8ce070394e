/** Random forests by Tribuo, written as ONNX. The only package that imports Tribuo and the ONNX protocol buffers. */
@NullMarked
package io.muster.training.tribuo;

import org.jspecify.annotations.NullMarked;
