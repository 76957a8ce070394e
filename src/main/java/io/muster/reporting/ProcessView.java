package io.muster.reporting;

import io.muster.rendering.PathPictures.PathPicture;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A version of a process with its picture and proof.
 *
 * @param picture SVG, safe to embed; empty if the diagram has no layout
 * @param versions all versions, newest first
 * @param proof null if there is none
 */
public record ProcessView(
        ProcessRow process,
        String picture,
        List<VersionRow> versions,
        @Nullable ProofView proof) {

    public ProcessView {
        versions = List.copyOf(versions);
    }

    /** @param before the previous version, or null for the first */
    public record VersionRow(
            int version,
            @Nullable String tag,
            String deployed,
            String verdict,
            @Nullable Boolean kept,
            @Nullable Integer before) {}

    /**
     * @param untranslated elements about which nothing can be proved
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

    /** @param pictures of the diagrams on the path */
    public record OffenceRow(String tiers, String enforcement, String inWords, List<PathPicture> pictures) {

        public OffenceRow {
            pictures = List.copyOf(pictures);
        }
    }
}
