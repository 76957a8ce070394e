package io.muster.verification;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** A builder of random elements, flows and scopes, in the words of {@link Drawing}. */
final class FuzzSketch {

    private final Random random;
    private final Map<String, List<String>> processes = new TreeMap<>();
    private final Deque<List<String>> open = new ArrayDeque<>();
    private int next;

    FuzzSketch(Random random) {
        this.random = random;
    }

    Map<String, List<String>> processes() {
        return processes;
    }

    void begin() {
        open.push(new ArrayList<>());
    }

    /** @return name of the process that was drawn since it was begun */
    String finish(String process) {
        processes.put(process, open.pop());
        return process;
    }

    String freeProcess() {
        return "called" + next++;
    }

    boolean odds(int one) {
        return random.nextInt(one) == 0;
    }

    int between(int least, int most) {
        return least + random.nextInt(most - least + 1);
    }

    String one(String... of) {
        return of[random.nextInt(of.length)];
    }

    <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    /** @param text in which {@code %s} stands for the id */
    String element(String text) {
        var id = "N" + next++;
        line(text.replace("%s", id));
        return id;
    }

    String after(String from, String text) {
        var id = element(text);
        flow(from, id);
        return id;
    }

    String after(String from, String text, String condition) {
        var id = element(text);
        flow(from, id, condition);
        return id;
    }

    String start() {
        return element("start %s");
    }

    void end(String from) {
        after(from, "end %s");
    }

    /** Opens a scope; {@link #close} closes it. */
    String open(String from, String text) {
        var id = "N" + next++;
        if (from != null) {
            flow(from, id);
        }
        line(text.replace("%s", id) + " {");
        return id;
    }

    void close() {
        line("}");
    }

    /** Drawn in the scope that is open: its elements must lie there. */
    void flow(String from, String to) {
        line(from + " -> " + to);
    }

    void flow(String from, String to, String condition) {
        line("%s -> %s if %s".formatted(from, to, condition));
    }

    void defaultFlow(String from, String to) {
        line(from + " => " + to);
    }

    void line(String line) {
        open.peek().add(line);
    }
}
