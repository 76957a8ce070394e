package io.muster.reporting;

import io.muster.rendering.PathPictures.PathPicture;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One version of a process: its picture and what was proved of it.
 *
 * @param picture SVG, safe to show as it is; empty where the diagram has none
 * @param versions all there are, the newest first
 * @param proof null where none was made
 */
public record ProcessView(
        ProcessRow process,
        String picture,
        List<VersionRow> versions,
        @Nullable ProofView proof) {

    public ProcessView {
        versions = List.copyOf(versions);
    }

    /** @param before the version before it, or null for the first */
    public record VersionRow(
            int version,
            @Nullable String tag,
            String deployed,
            String verdict,
            @Nullable Boolean kept,
            @Nullable Integer before) {}

    /**
     * @param untranslated of what nothing can be promised
     * @param facts names and values
     */
    public record ProofView(
            boolean permits, List<PropertyRow> properties, List<String> untranslated, List<VersionView.Fact> facts) {

        public ProofView {
            properties = List.copyOf(properties);
            untranslated = List.copyOf(untranslated);
            facts = List.copyOf(facts);
        }
    }

    /** @param verdict proven, violated or undecided */
    public record PropertyRow(String id, String sentence, String verdict, List<OffenceRow> offences) {

        public PropertyRow {
            offences = List.copyOf(offences);
        }

        public boolean isProven() {
            return verdict.equals("proven");
        }
    }

    /** @param pictures of the diagrams the way touches */
    public record OffenceRow(String tiers, String enforcement, String inWords, List<PathPicture> pictures) {

        public OffenceRow {
            pictures = List.copyOf(pictures);
        }
    }
}
