package io.muster.comparison;

import io.muster.comparison.Difference.Effect;
import io.muster.processfiles.DeploymentFile;
import io.muster.rendering.HtmlFile;
import java.util.Collection;

/** A control diff as a self-contained HTML file: in words, and with both versions side by side. */
public final class DiffPage {

    private DiffPage() {}

    /** @return HTML without external resources */
    public static String of(
            String name, Collection<DeploymentFile> before, Collection<DeploymentFile> after, ControlDiff diff) {
        var page = new HtmlFile("What changes in the controls of " + name);
        page = diff.weakens() ? page.wrong(diff.inShort()) : page.good(diff.inShort());
        for (var effect : Effect.values()) {
            var those = diff.differences().stream()
                    .filter(difference -> difference.effect() == effect)
                    .toList();
            if (!those.isEmpty()) {
                page.heading(effect.heading());
                page.list(those.stream().map(Difference::inWords).toList());
            }
        }
        for (var pair : DiffPictures.of(before, after, diff)) {
            page.heading(pair.name()).pair("Before", pair.before(), "After", pair.after());
        }
        page.quiet("! weakens a control, + is new, − is gone, ~ changed");
        return page.toString();
    }
}
