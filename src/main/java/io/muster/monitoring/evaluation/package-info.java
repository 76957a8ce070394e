/**
 * The evaluation of monitors: each closed window of each model once, on one node. Start with {@link EvaluationService} and
 * {@link ModelEvaluation}.
 */
@NamedInterface("evaluation")
@NullMarked
package io.muster.monitoring.evaluation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
