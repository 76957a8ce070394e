package io.muster.formats.onnx;

import static io.muster.formats.onnx.ValueSize.UNKNOWN;
import static io.muster.formats.onnx.ValueSize.plus;
import static io.muster.formats.onnx.ValueSize.times;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The known memory of single operators: those that need only their values, the extra memory of others, and the size of
 * values whose shapes the runtime does not infer. Operators in none of these lists are unknown.
 */
final class OperatorSizes {

    /** Operators with one output value per input value. */
    private static final Set<String> EACH =
            words("Abs Acos Acosh Asin Asinh Atan Atanh BitwiseNot Cast CastLike Ceil Celu Clip"
                    + " Cos Cosh Elu Erf Exp Floor Gelu HardSigmoid HardSwish Hardmax Identity IsInf IsNaN LeakyRelu Log LogSoftmax"
                    + " Mish Neg Not Reciprocal Relu Round Selu Sigmoid Sign Sin Sinh Softmax Softplus Softsign Sqrt Tan Tanh"
                    + " ThresholdedRelu Binarizer CategoryMapper Imputer LabelEncoder Normalizer Scaler");

    /** Operators that rearrange or reduce their values. */
    private static final Set<String> LAID_OUT = words("Flatten Reshape Squeeze Transpose Unsqueeze ArgMax ArgMin");

    /** Operators that combine at most each value of one input with each of the other. */
    private static final Set<String> PAIRED = words("Add And BitShift BitwiseAnd BitwiseOr BitwiseXor Div Equal Greater"
            + " GreaterOrEqual Less LessOrEqual Mod Mul Or PRelu Pow Sub Xor");

    /** Operators whose value size only the runtime knows, and whose extra memory is not larger than these values. */
    private static final Set<String> INFERRED =
            words("Max Mean Min Sum Where ReduceL1 ReduceL2 ReduceLogSum ReduceLogSumExp"
                    + " ReduceMax ReduceMean ReduceMin ReduceProd ReduceSum ReduceSumSquare CumSum TopK AveragePool GlobalAveragePool"
                    + " GlobalLpPool GlobalMaxPool LpPool MaxPool BatchNormalization GroupNormalization InstanceNormalization"
                    + " LayerNormalization LpNormalization LRN MeanVarianceNormalization RMSNormalization Conv Gemm MatMul Concat"
                    + " Constant ConstantOfShape DepthToSpace SpaceToDepth Dropout Expand EyeLike Gather GatherElements GatherND OneHot"
                    + " Pad Range Scatter ScatterElements ScatterND Shape Size Slice Split Tile Trilu OneHotEncoder");

    /** Operators with a number of values per row that the file lists. */
    private static final Set<String> BY_ROW =
            words("FeatureVectorizer LinearClassifier LinearRegressor SVMClassifier SVMRegressor"
                    + " TreeEnsemble TreeEnsembleClassifier TreeEnsembleRegressor ZipMap ArrayFeatureExtractor");

    /** Operators that do not duplicate texts from the call. */
    private static final Set<String> KEEP_TEXTS =
            words("Identity Flatten Reshape Squeeze Transpose Unsqueeze Concat Split Dropout Imputer Cast CastLike");

    private static final Set<String> CLASSES = Set.of("classlabels_int64s", "classlabels_ints", "classlabels_strings");

    private OperatorSizes() {}

    private static Set<String> words(String words) {
        return Set.of(words.split(" "));
    }

    static boolean isKnown(String operator) {
        return Stream.of(EACH, LAID_OUT, PAIRED, INFERRED, BY_ROW).anyMatch(known -> known.contains(operator));
    }

    /**
     * The maximum number of elements and rows of an operator's output if the runtime does not infer it.
     *
     * @param inputs the sizes of its inputs
     */
    static Optional<ValueSize> ofOutput(OnnxNode node, List<ValueSize> inputs) {
        if (inputs.isEmpty()) {
            return Optional.empty();
        }
        var first = inputs.get(0);
        if (EACH.contains(node.operator())) {
            return Optional.of(first);
        }
        if (LAID_OUT.contains(node.operator())) {
            return Optional.of(first.withRows(UNKNOWN));
        }
        if (node.operator().startsWith("Reduce")) {
            // Without any values, it still creates one per row.
            var most = Math.max(first.elements(), first.rows());
            return Optional.of(first.withRows(most).withElements(most));
        }
        if (PAIRED.contains(node.operator()) || node.operator().equals("ArrayFeatureExtractor")) {
            var pairs = inputs.stream().mapToLong(ValueSize::elements).reduce(1, ValueSize::times);
            return Optional.of(first.withRows(UNKNOWN).withElements(pairs));
        }
        return BY_ROW.contains(node.operator())
                ? Optional.of(first.withElements(times(first.rows(), width(node, first))))
                : Optional.empty();
    }

    /** Values for each row. */
    private static long width(OnnxNode node, ValueSize input) {
        var classes = Math.max(2, classes(node));
        return switch (node.operator()) {
            case "FeatureVectorizer" -> node.sum("inputdimensions");
            case "LinearRegressor" -> Math.max(node.number("targets", 1), node.count("intercepts"));
            case "TreeEnsemble", "TreeEnsembleRegressor" -> Math.max(1, node.number("n_targets", 1));
            case "SVMRegressor" -> 1;
            // Without probabilities, one value per pair of classes.
            case "SVMClassifier" -> times(classes, classes);
            case "ZipMap" -> input.rows() == UNKNOWN ? input.elements() : classes;
            default -> classes;
        };
    }

    private static long classes(OnnxNode node) {
        var labels = CLASSES.stream().mapToLong(node::count).max().orElse(0);
        return Math.max(labels, Math.max(node.count("intercepts"), node.count("vectors_per_class")));
    }

    /**
     * The extra memory of an operator while it runs, in bytes.
     *
     * @param output the size of its first output
     */
    static long beside(OnnxNode node, List<ValueSize> inputs, ValueSize output) {
        if (inputs.isEmpty()) {
            return 0;
        }
        var rows = inputs.get(0).rows();
        return switch (node.operator()) {
            case "SVMRegressor" -> times(times(rows, node.number("n_supports", 0)), 8);
            case "SVMClassifier" -> {
                var classes = Math.max(2, classes(node));
                var kernels = plus(node.sum("vectors_per_class"), times(classes, classes));
                yield times(times(rows, kernels), 8);
            }
            // Sums, with flags for whether there are any.
            case "TreeEnsemble", "TreeEnsembleRegressor", "TreeEnsembleClassifier" ->
                times(times(rows, width(node, inputs.get(0))), 16);
            // Each patch of the image is unrolled for each position of the result.
            case "Conv" -> inputs.size() < 2 ? 0 : unrolled(inputs.get(1), output);
            default -> 0;
        };
    }

    /** The weights of one filter for each position of an image: filters are the weights' first dimension. */
    private static long unrolled(ValueSize weights, ValueSize output) {
        var filters = Math.max(1, weights.rows());
        var places = output.elements() / Math.max(1, output.rows()) / filters + 1;
        return times(times(weights.elements() / filters + 1, places), 8);
    }

    /** Bytes of one text of an output, and whether it came with the call; empty if it may be duplicated many times. */
    static Optional<ValueSize> withTexts(OnnxNode node, List<ValueSize> inputs, ValueSize output) {
        var ofCall = inputs.stream().anyMatch(ValueSize::textsOfCall);
        var takesFromInputs = !Set.of("LabelEncoder", "CategoryMapper").contains(node.operator())
                && !node.operator().endsWith("Classifier");
        if (ofCall && takesFromInputs && !KEEP_TEXTS.contains(node.operator())) {
            return Optional.empty();
        }
        var longest = inputs.stream().mapToLong(ValueSize::bytesEach).max().orElse(0);
        var each = Math.max(longest, ValueSize.TEXT + node.longestText());
        return Optional.of(output.of(each, ofCall && takesFromInputs));
    }
}
