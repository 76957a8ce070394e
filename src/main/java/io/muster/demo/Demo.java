package io.muster.demo;

import io.muster.lifecycle.Lifecycle;
import java.util.ArrayList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.context.WebServerApplicationContext;
import org.springframework.context.annotation.Profile;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** The initialiser of an empty demo installation: people, data, and a running release for each model. */
@Component
@Profile("demo")
class Demo {

    private static final Logger LOG = LoggerFactory.getLogger(Demo.class);

    private final DemoPeople people;
    private final CreditData data;
    private final DemandData demand;
    private final DemoModels models;
    private final DemandModel forecast;
    private final Lifecycle lifecycle;
    private final ObjectProvider<SimulatedMonths> months;

    Demo(
            DemoPeople people,
            CreditData data,
            DemandData demand,
            DemoModels models,
            DemandModel forecast,
            Lifecycle lifecycle,
            ObjectProvider<SimulatedMonths> months) {
        this.people = people;
        this.data = data;
        this.demand = demand;
        this.models = models;
        this.forecast = forecast;
        this.lifecycle = lifecycle;
        this.months = months;
    }

    @EventListener
    void begin(ApplicationReadyEvent ready) {
        people.come();
        if (!models.areThere()) {
            data.register(DemoPeople.DEVELOPER);
            demand.register(DemoPeople.DEVELOPER);
            var drafts = new ArrayList<>(models.draft(DemoPeople.DEVELOPER, DemoPeople.APPROVER));
            drafts.add(forecast.draft(DemoPeople.DEVELOPER, DemoPeople.APPROVER));
            drafts.forEach(version -> lifecycle.startRelease(version, DemoPeople.DEVELOPER));
        }
        if (ready.getApplicationContext() instanceof WebServerApplicationContext web) {
            var url = "http://localhost:" + web.getWebServer().getPort();
            LOG.info(people.welcome(url));
            months.ifAvailable(simulated -> simulated.begin(url));
        }
    }
}
