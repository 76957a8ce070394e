/**
 * What a deployment changes: each process beside the version in force, and each decision table in use beside the
 * agreed one. Start with {@code DeploymentComparison} and {@code DeployedProcesses}.
 */
@NamedInterface("comparison")
@NullMarked
package io.muster.proofs.comparison;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
