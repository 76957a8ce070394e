/**
 * The pages about monitoring: all models, one model, one monitor. Start with {@link PortfolioPage} and {@link MonitoringPage}.
 */
@NullMarked
package io.muster.reporting.monitoring;

import org.jspecify.annotations.NullMarked;
