package io.muster.crash;

import io.muster.inventory.versions.Stage;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The path of a release, and the records that must exist at its end. The drafts are spread over all paths.
 */
enum Road {
    /** Imported, of the lowest tier: a review and an approval. */
    ONE_APPROVAL(Stage.IN_SERVICE, 2, 1),
    /** Imported, of the highest tier: two approvals, serves beside the champion first, and is promoted. */
    TWO_APPROVALS(Stage.IN_SERVICE, 4, 2),
    /** Trained by the process itself. */
    TRAINED(Stage.IN_SERVICE, 2, 1),
    /** Fails its policy, goes back to its developer, and is withdrawn. */
    GIVEN_UP(Stage.WITHDRAWN, 0, 0);

    private final Stage end;
    private final int signOffs;
    private final int deployments;

    Road(Stage end, int signOffs, int deployments) {
        this.end = end;
        this.signOffs = signOffs;
        this.deployments = deployments;
    }

    /** The roads of so many releases. */
    static List<Road> of(int releases) {
        return IntStream.range(0, releases)
                .mapToObj(i -> values()[i % values().length])
                .toList();
    }

    static long endingIn(Stage stage, int releases) {
        return of(releases).stream().filter(road -> road.end == stage).count();
    }

    static long signOffs(int releases) {
        return of(releases).stream().mapToInt(road -> road.signOffs).sum();
    }

    /** Sign-offs and ends: what one can count while the work goes on. */
    static long milestones(int releases) {
        return signOffs(releases) + releases;
    }

    static long deployments(int releases) {
        return of(releases).stream().mapToInt(road -> road.deployments).sum();
    }

    static long trained(int releases) {
        return of(releases).stream().filter(TRAINED::equals).count();
    }
}
