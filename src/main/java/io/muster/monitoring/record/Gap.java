package io.muster.monitoring.record;

import java.time.Instant;

/**
 * A time of which the last counts of a node are missing, because it crashed before they were kept. At most what it counted
 * in one interval of keeping is missing, or longer if the database was not available to it.
 *
 * @param from when it last kept its counts
 * @param until when its end was noticed
 */
public record Gap(String node, Instant from, Instant until) {}
