package io.muster.verification.reference;

import io.muster.processfiles.DeploymentFile;
import io.muster.verification.model.DiagramSemantics;
import io.muster.verification.model.DiagramSemantics.StepSemantics;
import io.muster.verification.model.ProofPolicy;
import io.muster.verification.model.Property;
import io.muster.verification.reference.Course.Note.What;
import io.muster.verification.reference.World.Token;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The reference interpreter, which runs a small process in every possible way and reports the promises it breaks: slowly,
 * without optimisation, and using nothing of the proof but its vocabulary ({@link Property}, {@link ProofPolicy}, {@link DiagramSemantics}). What the proof
 * says is held against it.
 */
public final class ReferenceInterpreter {

    private static final int MOST_TOKENS = 8;

    private final Element process;
    private final Play play;
    private final ProofPolicy policy;
    private final int tier;
    private final int bound;

    private final Map<String, Seen> worlds = new LinkedHashMap<>();
    private final ArrayDeque<String> queue = new ArrayDeque<>();
    private final Map<String, Set<String>> before = new HashMap<>();
    private final Set<Property> broken = new HashSet<>();
    private final Set<Element> came = new HashSet<>();
    private final Set<Element> waited = new HashSet<>();
    private final Map<String, Length> unguarded = new TreeMap<>();
    private boolean cut;

    private ReferenceInterpreter(
            Element process, DiagramSemantics meanings, ProofPolicy policy, int tier, Leniency leniency, int bound) {
        this.process = process;
        this.policy = policy;
        this.tier = tier;
        this.bound = bound;
        this.play = new Play(process, tier, policy, leniency == Leniency.STALE_WORDS);
        play.begin(writtenBySteps(meanings)).forEach(course -> keep(null, course));
    }

    /** What the proof is allowed to take for more than it is. */
    public enum Leniency {
        NONE,
        /** A decision from before the artifact changed may be read as any word. */
        STALE_WORDS
    }

    /**
     * The length of the paths with fewest moves, in elements: there may be several.
     *
     * @param moves after which it happens
     */
    public record Length(int moves, int least, int most) {

        Length or(Length other) {
            return other.moves > moves
                    ? this
                    : new Length(moves, Math.min(least, other.least), Math.max(most, other.most));
        }
    }

    /**
     * What was found in one tier.
     *
     * @param broken promises; a dead element is none of a single tier
     * @param came addresses of elements that tokens came to
     * @param elements addresses of all elements whose surroundings tokens came to
     * @param unguarded the shortest way to each guarded step without its controls, by address
     * @param states played
     * @param complete false when there were more than the bound
     * @param withheld whether something was played twice only that may come, or be done, any number of times
     * @param cut whether steps, which get done by themselves, were put off until they heaped up, so that not all was played
     */
    public record Verdict(
            Set<Property> broken,
            Set<String> came,
            Set<String> elements,
            Map<String, Length> unguarded,
            int states,
            boolean complete,
            boolean withheld,
            boolean cut) {}

    private record Seen(World world, int moves, int least, int most) {}

    public static Verdict play(
            Collection<DeploymentFile> diagrams,
            String process,
            DiagramSemantics meanings,
            ProofPolicy policy,
            int tier,
            Leniency leniency,
            int bound) {
        var read = Reader.read(diagrams, process, meanings);
        return new ReferenceInterpreter(read, meanings, policy, tier, leniency, bound).play();
    }

    private static Set<String> writtenBySteps(DiagramSemantics meanings) {
        return meanings.steps().values().stream()
                .flatMap(step -> Stream.concat(
                        Stream.ofNullable(step.outcome()).map(StepSemantics.Outcome::variable),
                        step.writes().stream().map(StepSemantics.Written::variable)))
                .collect(Collectors.toSet());
    }

    private Verdict play() {
        while (!queue.isEmpty() && worlds.size() <= bound) {
            var text = queue.remove();
            play.next(worlds.get(text).world()).forEach(course -> keep(text, course));
        }
        if (queue.isEmpty()) {
            lookForDeadEnds();
            lookAtWaits();
            lookForSecondWriters();
        }
        return new Verdict(
                broken,
                addresses(came),
                elements(),
                unguarded,
                worlds.size(),
                queue.isEmpty(),
                play.hasWithheld(),
                cut);
    }

    private static Set<String> addresses(Collection<Element> elements) {
        return elements.stream().map(element -> element.address).collect(Collectors.toSet());
    }

    private Set<String> elements() {
        return addresses(process.all()
                .filter(element -> element.around != null)
                .filter(element -> element.around == process || came.contains(element.around))
                .toList());
    }

    private void keep(String from, Course course) {
        course.all(What.CAME).forEach(came::add);
        course.all(What.WAITED).forEach(waited::add);
        var length = length(from, course);
        course.broken()
                .filter(note -> !course.world().impossible() || note.broken() == Property.REJECT_BY_DEFAULT)
                .forEach(note -> breaks(note, length));
        if (course.has(What.STUCK) || accumulates(course.world())) {
            return;
        }
        var text = course.world().text();
        if (from != null && !course.has(What.RESCUED)) {
            before.computeIfAbsent(text, any -> new HashSet<>()).add(from);
        }
        var known = worlds.get(text);
        if (known == null) {
            queue.add(text);
            worlds.put(text, new Seen(course.world(), length.moves(), length.least(), length.most()));
        } else if (known.moves() == length.moves()) {
            var both = length.or(new Length(known.moves(), known.least(), known.most()));
            worlds.put(text, new Seen(known.world(), both.moves(), both.least(), both.most()));
        }
    }

    private Length length(String from, Course course) {
        var passed = (int) course.all(What.PASSED).count();
        var seen = from == null ? new Seen(null, 0, 0, 0) : worlds.get(from);
        return new Length(seen.moves() + 1, seen.least() + passed, seen.most() + passed);
    }

    private void breaks(Course.Note note, Length length) {
        broken.add(note.broken());
        if (note.broken() == Property.CONTROL_BEFORE_GUARD) {
            unguarded.merge(note.where().address, length, Length::or);
        }
    }

    /** More tokens in one place than anyone draws; where they only wait for steps to get done it is a matter of time. */
    private boolean accumulates(World world) {
        for (var token : world.tokens().values()) {
            var heap = world.inside(token.in()).stream()
                    .filter(other -> other.at() == token.at())
                    .toList();
            if (heap.size() > MOST_TOKENS) {
                if (heap.stream().allMatch(each -> rests(world, each))) {
                    broken.add(Property.BOUNDED);
                }
                cut = true;
                return true;
            }
        }
        return false;
    }

    private static boolean rests(World world, Token token) {
        var inside = world.inside(token.number());
        return inside.isEmpty()
                ? token.at().waits() || token.waiting()
                : inside.stream().allMatch(each -> rests(world, each));
    }

    /** From every possible world an end can be reached, and not only because someone withdraws. */
    private void lookForDeadEnds() {
        var living = new HashSet<String>();
        var reached = new ArrayDeque<String>();
        worlds.forEach((text, seen) -> {
            if (seen.world().tokens().size() == 1) {
                reached.add(text);
            }
        });
        while (!reached.isEmpty()) {
            var text = reached.remove();
            if (living.add(text)) {
                reached.addAll(before.getOrDefault(text, Set.of()));
            }
        }
        if (!cut
                && worlds.entrySet().stream()
                        .anyMatch(each -> !each.getValue().world().impossible() && !living.contains(each.getKey()))) {
            broken.add(Property.COMPLETION);
        }
    }

    private void lookAtWaits() {
        if (waited.stream().anyMatch(Waits::hasNoDeadline)) {
            broken.add(Property.DEADLINE);
        }
        var allowed = policy.longestWaits().get(tier);
        if (allowed != null && new Waits(process, came).longest() > allowed.toSeconds()) {
            broken.add(Property.LONGEST_WAIT);
        }
    }

    /** What a person decides is written by that task only. */
    private void lookForSecondWriters() {
        var tasks = came.stream()
                .filter(element ->
                        element.person != null && !element.person.variable().isEmpty())
                .toList();
        for (var task : tasks) {
            var others = new ArrayList<>(came);
            others.removeIf(other -> other.around == null || other.id.equals(task.id));
            if (others.stream()
                    .anyMatch(other ->
                            other.process() == task.process() && other.writes().contains(task.person.variable()))) {
                broken.add(Property.SINGLE_WRITER);
            }
        }
    }
}
