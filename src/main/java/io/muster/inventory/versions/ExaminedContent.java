package io.muster.inventory.versions;

import io.muster.inventory.Inventory;
import io.muster.inventory.entry.InventoryProblem;
import io.muster.shared.VersionId;

/** Content that was loaded and whose golden records were replayed, for one build of one version. Only {@link Inventory} creates it. */
public final class ExaminedContent {

    private final VersionId version;
    private final int build;
    private final VersionContent content;

    public ExaminedContent(VersionId version, int build, VersionContent content) {
        this.version = version;
        this.build = build;
        this.content = content;
    }

    public VersionId version() {
        return version;
    }

    public int build() {
        return build;
    }

    public VersionContent content() {
        return content;
    }

    public void requireFor(ModelVersion expected) {
        if (!version.equals(expected.id()) || build != expected.build()) {
            throw InventoryProblem.EXAMINED_FOR_ANOTHER.refusal(
                    "The content was inspected for build %d of %s and cannot be frozen into build %d of %s",
                    build(), version(), expected.build(), expected.id());
        }
    }
}
