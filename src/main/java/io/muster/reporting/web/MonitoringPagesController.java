package io.muster.reporting.web;

import io.muster.monitoring.evaluation.EvaluationStream;
import io.muster.monitoring.evaluation.MonitorKey;
import io.muster.monitoring.monitor.MonitorRule.Compared;
import io.muster.reporting.monitoring.MonitoringPage;
import io.muster.reporting.monitoring.PortfolioPage;
import io.muster.shared.ModelId;
import io.muster.shared.VersionId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The pages about monitoring. */
@Controller
@ForPeople
class MonitoringPagesController {

    private static final String VIEW = "view";

    private final PortfolioPage portfolio;
    private final MonitoringPage monitoring;

    MonitoringPagesController(PortfolioPage portfolio, MonitoringPage monitoring) {
        this.portfolio = portfolio;
        this.monitoring = monitoring;
    }

    @GetMapping("/monitoring")
    String all(@RequestParam(required = false) @Nullable String after, Model page) {
        page.addAttribute(VIEW, portfolio.read(after));
        return "portfolio";
    }

    /** The version that serves. */
    @GetMapping("/monitoring/{model}")
    String model(@PathVariable String model, @RequestParam(defaultValue = "") String subject, Model page) {
        page.addAttribute(VIEW, monitoring.read(monitoring.usual(new ModelId(model)), subject));
        return "monitoring";
    }

    @GetMapping("/monitoring/{model}/{number}")
    String version(
            @PathVariable String model,
            @PathVariable String number,
            @RequestParam(defaultValue = "") String subject,
            Model page) {
        page.addAttribute(VIEW, monitoring.read(VersionId.parse(model + "@" + number), subject));
        return "monitoring";
    }

    /** @param before windows that begin before this; null for the newest */
    @GetMapping("/monitoring/{model}/{number}/monitor")
    String monitor(
            @PathVariable String model,
            @PathVariable String number,
            @RequestParam EvaluationStream stream,
            @RequestParam String statistic,
            @RequestParam Compared compared,
            @RequestParam(defaultValue = "") String subject,
            @RequestParam(required = false) @Nullable Instant before,
            Model page) {
        var key = new MonitorKey(statistic, compared, subject);
        page.addAttribute(VIEW, monitoring.monitor(VersionId.parse(model + "@" + number), stream, key, before));
        return "monitor";
    }
}
