package io.muster.notification.channel;

import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The channels that the settings have configured. */
@Component
public class Channels {

    private final Map<Channel.Kind, Channel> configured = new EnumMap<>(Channel.Kind.class);

    public Channels(List<Channel> channels) {
        channels.stream().filter(Channel::isConfigured).forEach(channel -> configured.put(channel.kind(), channel));
    }

    /** Whether anyone can be told of anything. */
    public boolean isAnyConfigured() {
        return !configured.isEmpty();
    }

    public boolean isConfigured(Channel.Kind kind) {
        return configured.containsKey(kind);
    }

    public Collection<Channel> all() {
        return List.copyOf(configured.values());
    }
}
