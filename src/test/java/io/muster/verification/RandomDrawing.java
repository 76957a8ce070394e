package io.muster.verification;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** The lines of diagrams, scope inside scope, and the source of chance for what is drawn. */
abstract class RandomDrawing {

    final Random random;
    final Map<String, String> processes = new TreeMap<>();
    final Deque<Scope> scopes = new ArrayDeque<>();

    private int next;

    RandomDrawing(Random random) {
        this.random = random;
    }

    record Scope(List<String> elements, List<String> flows) {

        String text() {
            return String.join("\n", elements) + "\n" + String.join("\n", flows) + "\n";
        }
    }

    boolean odds(int one) {
        return random.nextInt(one) == 0;
    }

    String id(String kind) {
        return kind + next++;
    }

    String element(String text) {
        var id = id("N");
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

    String open(String from, String text) {
        var id = id("N");
        flow(from, id);
        scopes.push(new Scope(new ArrayList<>(List.of(text.replace("%s", id))), new ArrayList<>()));
        return id;
    }

    void close() {
        line(scopes.pop().text() + "}");
    }

    void line(String line) {
        scopes.peek().elements().add(line);
    }

    void flow(String from, String to) {
        scopes.peek().flows().add(from + " -> " + to);
    }

    void flow(String from, String to, String condition) {
        scopes.peek().flows().add("%s -> %s if %s".formatted(from, to, condition));
    }

    void defaultFlow(String from, String to) {
        scopes.peek().flows().add(from + " => " + to);
    }
}
