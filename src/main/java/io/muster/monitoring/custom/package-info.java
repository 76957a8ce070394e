/**
 * Statistics that jars beside the server bring. Start with {@link io.muster.monitoring.custom.CustomStatistic} and
 * {@link io.muster.monitoring.custom.StatisticCatalogue}.
 */
@NullMarked
package io.muster.monitoring.custom;

import org.jspecify.annotations.NullMarked;
