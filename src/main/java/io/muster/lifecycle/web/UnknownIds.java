package io.muster.lifecycle.web;

import io.muster.identity.commands.EngineThings;
import io.muster.identity.commands.NoSuchThing;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.PathSegment;
import jakarta.ws.rs.ext.Provider;
import java.util.List;
import org.camunda.bpm.engine.rest.util.EngineUtil;

/**
 * A filter that answers 404 to a request about an unknown id before the engine does anything: depending on the command
 * it would fail with 500, succeed without effect, or record a success in its operation log. Cases (CMMN) are disabled,
 * so all their ids are unknown.
 */
@Provider
class UnknownIds implements ContainerRequestFilter {

    private static final String ENGINE = "engine";
    private static final String HISTORY = "history";
    private static final String CASES = "case-";

    @Override
    public void filter(ContainerRequestContext request) {
        var path = request.getUriInfo().getPathSegments().stream()
                .map(PathSegment::getPath)
                .filter(segment -> !segment.isEmpty())
                .toList();
        var below = path.size() > 1 && path.get(0).equals(ENGINE) ? path.subList(2, path.size()) : path;
        refuseCases(below);
        request.getUriInfo().getPathParameters().values().forEach(ids -> ids.forEach(id -> require(below, id)));
    }

    private static void refuseCases(List<String> path) {
        path.stream()
                .limit(2)
                .filter(segment -> segment.startsWith(CASES))
                .findFirst()
                .ifPresent(kind -> {
                    throw new NoSuchThing(kind, "any: cases (CMMN) are turned off");
                });
    }

    private static void require(List<String> path, String id) {
        for (int at = 1; at < path.size(); at++) {
            var kind = kind(path, at);
            if (path.get(at).equals(id) && EngineThings.isMissing(EngineUtil.lookupProcessEngine(null), kind, id)) {
                throw new NoSuchThing(kind, id);
            }
        }
    }

    /** {@code job} of {@code job/4711}, {@code history/batch} of {@code history/batch/4711}. */
    private static String kind(List<String> path, int at) {
        var before = path.get(at - 1);
        var isQualified = at > 1 && (before.equals("key") || path.get(0).equals(HISTORY) && at == 2);
        return isQualified ? path.get(at - 2) + "/" + before : before;
    }
}
