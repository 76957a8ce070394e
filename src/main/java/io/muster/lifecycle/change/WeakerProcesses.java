package io.muster.lifecycle.change;

import io.muster.lifecycle.deploy.SentFiles;
import io.muster.lifecycle.proof.Comparison;
import io.muster.shared.Actor;
import io.muster.verification.diff.Difference;
import java.time.Clock;
import java.util.List;
import java.util.SortedMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Tells what Muster itself weakened by deploying the files it was given: there is nobody to ask before it starts. */
@Component
class WeakerProcesses {

    private static final Logger LOG = LoggerFactory.getLogger(WeakerProcesses.class);
    private static final Actor SELF = Actor.system("lifecycle");

    private final ApplicationEventPublisher events;
    private final Clock clock;

    WeakerProcesses(ApplicationEventPublisher events, Clock clock) {
        this.events = events;
        this.clock = clock;
    }

    void tell(String deployment, SortedMap<String, byte[]> files, Comparison comparison) {
        var weaker = comparison.weaker().stream().map(Difference::inWords).toList();
        weaker.forEach(sentence -> LOG.warn("A control is weaker since deployment {}: {}", deployment, sentence));
        events.publishEvent(new WeakerAtStart(
                deployment,
                SentFiles.ofContents(files).digest(),
                List.copyOf(comparison.weakened()),
                weaker,
                SELF,
                clock.instant()));
    }
}
