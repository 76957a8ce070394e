package io.muster.modeler.upgrade;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import java.util.List;

/** The lines in which two texts differ, as {@code diff -u} shows them. */
final class UnifiedDiff {

    private static final int CONTEXT = 3;

    private UnifiedDiff() {}

    /** Empty if the texts are equal. */
    static List<String> of(String file, String before, String after) {
        var lines = before.lines().toList();
        var changes = DiffUtils.diff(lines, after.lines().toList());
        return UnifiedDiffUtils.generateUnifiedDiff(file, file, lines, changes, CONTEXT);
    }
}
