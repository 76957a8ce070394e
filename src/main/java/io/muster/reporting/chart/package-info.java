/** Charts drawn on the server as SVG, without script. Start with {@link SeriesChart}. */
@NullMarked
package io.muster.reporting.chart;

import org.jspecify.annotations.NullMarked;
