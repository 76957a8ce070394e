package io.muster.modeler.upgrade;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The lines in which two texts differ, as {@code diff -u} shows them. The shortest way from one to the other is found by
 * E. W. Myers, "An O(ND) Difference Algorithm and Its Variations", Algorithmica 1 (1986).
 */
final class UnifiedDiff {

    private static final int CONTEXT = 3;

    private final List<String> before;
    private final List<String> after;

    private UnifiedDiff(String before, String after) {
        this.before = before.lines().toList();
        this.after = after.lines().toList();
    }

    static List<String> of(String file, String before, String after) {
        var hunks = new UnifiedDiff(before, after).hunks();
        if (hunks.isEmpty()) {
            return List.of();
        }
        var lines = new ArrayList<String>(List.of("--- " + file, "+++ " + file));
        lines.addAll(hunks);
        return lines;
    }

    /**
     * A line of the comparison.
     *
     * @param sign blank for both, - for the former only, + for the latter only
     * @param before how many lines of the former text came before it
     * @param after how many of the latter
     */
    private record Line(char sign, String text, int before, int after) {}

    private List<String> hunks() {
        var lines = lines();
        var hunks = new ArrayList<String>();
        for (var from = 0; from < lines.size(); ) {
            if (lines.get(from).sign() == ' ') {
                from++;
                continue;
            }
            var to = endOfHunk(lines, from);
            hunks.addAll(hunk(lines.subList(Math.max(0, from - CONTEXT), Math.min(lines.size(), to + CONTEXT))));
            from = to;
        }
        return hunks;
    }

    /** Changes nearer than twice the context share a hunk. */
    private static int endOfHunk(List<Line> lines, int from) {
        var end = from + 1;
        for (var at = end; at < lines.size() && at < end + 2 * CONTEXT; at++) {
            if (lines.get(at).sign() != ' ') {
                end = at + 1;
            }
        }
        return end;
    }

    private static List<String> hunk(List<Line> lines) {
        var removed = lines.stream().filter(line -> line.sign() != '+').count();
        var added = lines.stream().filter(line -> line.sign() != '-').count();
        var first = lines.get(0);
        var hunk = new ArrayList<String>();
        hunk.add("@@ -%d,%d +%d,%d @@".formatted(first.before() + 1, removed, first.after() + 1, added));
        lines.forEach(line -> hunk.add(line.sign() + line.text()));
        return hunk;
    }

    private List<Line> lines() {
        var trace = new ArrayList<int[]>();
        var offset = before.size() + after.size() + 1;
        var furthest = new int[2 * offset + 1];
        for (var edits = 0; edits < offset; edits++) {
            trace.add(furthest.clone());
            for (var diagonal = -edits; diagonal <= edits; diagonal += 2) {
                var x = start(furthest, offset, edits, diagonal);
                var y = x - diagonal;
                while (x < before.size() && y < after.size() && before.get(x).equals(after.get(y))) {
                    x++;
                    y++;
                }
                furthest[offset + diagonal] = x;
                if (x >= before.size() && y >= after.size()) {
                    return backwards(trace, offset);
                }
            }
        }
        throw new IllegalStateException("No way from one text to the other");
    }

    private static int start(int[] furthest, int offset, int edits, int diagonal) {
        return isDown(furthest, offset, edits, diagonal)
                ? furthest[offset + diagonal + 1]
                : furthest[offset + diagonal - 1] + 1;
    }

    private List<Line> backwards(List<int[]> trace, int offset) {
        var lines = new ArrayList<Line>();
        var x = before.size();
        var y = after.size();
        for (var edits = trace.size() - 1; edits >= 0; edits--) {
            var start = start(trace.get(edits), offset, edits, x - y);
            while (x > start) {
                x--;
                y--;
                lines.add(new Line(' ', before.get(x), x, y));
            }
            if (edits > 0) {
                if (isDown(trace.get(edits), offset, edits, x - y)) {
                    y--;
                    lines.add(new Line('+', after.get(y), x, y));
                } else {
                    x--;
                    lines.add(new Line('-', before.get(x), x, y));
                }
            }
        }
        Collections.reverse(lines);
        return lines;
    }

    private static boolean isDown(int[] furthest, int offset, int edits, int diagonal) {
        return diagonal == -edits
                || diagonal != edits && furthest[offset + diagonal - 1] < furthest[offset + diagonal + 1];
    }
}
