package io.muster.verification;

import io.muster.processfiles.HumanTask.HumanTaskProperties;
import io.muster.verification.WalkStyle.Kind;
import io.muster.verification.model.ProofPolicy;
import io.muster.verification.model.Property;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.camunda.bpm.dmn.engine.DmnEngineException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.externaltask.ExternalTask;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.camunda.bpm.engine.runtime.EventSubscription;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.jspecify.annotations.Nullable;

/**
 * One walk of the engine through a deployment by a random scheduler that tries to reach a guarded step on another path:
 * people give every answer, timers fire, messages occur any number of times, steps fail.
 */
final class FuzzWalk {

    private static final int MOST_MOVES = 60;
    private static final int MOST_REFUSALS = 12;
    private static final int MOST_PEOPLE = 6;
    private static final long MOMENT = 60_000;

    private final FuzzEngine fuzz;
    private final FuzzDiagram diagram;
    private final Random random;
    private final WalkStyle style;
    private final Observed observed;
    private final WalkObserver observer;
    /** Where jobs belong, by their definition. */
    private final Map<String, String> activities = new HashMap<>();

    private final @Nullable Iterator<String> script;

    private String instance;
    private int refusals;

    FuzzWalk(FuzzEngine fuzz, FuzzDiagram diagram, String process, long seed) {
        this(fuzz, diagram, process, seed, null);
    }

    /** @param moves to be made, those that are not possible at their time are skipped; null for a random scheduler */
    FuzzWalk(FuzzEngine fuzz, FuzzDiagram diagram, String process, long seed, @Nullable List<String> moves) {
        this.script = moves == null ? null : moves.iterator();
        this.fuzz = fuzz;
        this.diagram = diagram;
        this.random = new Random(seed);
        this.style = WalkStyle.values()[random.nextInt(WalkStyle.values().length)];
        this.observed = new Observed(process, ProofPolicy.TIERS.get(random.nextInt(ProofPolicy.TIERS.size())));
        this.observer = new WalkObserver(observed, diagram, new Random(~seed), style);
    }

    Observed run() {
        fuzz.observe(observer);
        try {
            observed.note("start");
            make(new Move("start", Kind.JOB, this::begin));
            for (var moves = 0; instance != null && moves < MOST_MOVES; moves++) {
                if (observer.isUnclear() || !next()) {
                    break;
                }
            }
        } finally {
            fuzz.engine()
                    .getRuntimeService()
                    .createProcessInstanceQuery()
                    .rootProcessInstances()
                    .list()
                    .forEach(left -> fuzz.engine()
                            .getRuntimeService()
                            // Called ones with it: one that stays would take part in the next walk.
                            .deleteProcessInstance(left.getId(), "over", true, true, true, false));
        }
        return observed;
    }

    private boolean next() {
        var moves = moves();
        if (moves.isEmpty()) {
            if (isAlive()) {
                observed.broken(Property.COMPLETION, "nothing can happen any more, and it has not ended");
            }
            return false;
        }
        var chosen = script == null ? Optional.of(one(moves)) : scripted(moves);
        chosen.ifPresent(move -> {
            observed.moved(move.what());
            make(move);
        });
        return chosen.isPresent() && refusals < MOST_REFUSALS;
    }

    private Optional<Move> scripted(List<Move> moves) {
        while (script.hasNext()) {
            var what = script.next();
            var possible =
                    moves.stream().filter(move -> move.what().equals(what)).findFirst();
            if (possible.isPresent()) {
                return possible;
            }
        }
        return Optional.empty();
    }

    private record Move(String what, Kind kind, Runnable action) {}

    private void make(Move move) {
        var before = observer.begin();
        try {
            move.action().run();
        } catch (ProcessEngineException | DmnEngineException e) {
            refuseOurOwn(e);
            observer.rollBack(before);
            refusals++;
            refused(String.valueOf(e.getMessage()).lines().findFirst().orElse(""));
        }
    }

    /** A mistake of the walk itself is not an answer of the engine. */
    private static void refuseOurOwn(RuntimeException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof NullPointerException || cause instanceof ClassCastException) {
                throw new IllegalStateException("the walk went wrong", failure);
            }
        }
    }

    /** What the engine says when a promise is broken. */
    private void refused(String why) {
        observed.note("  undone: " + why);
        if (why.contains("ENGINE-02004")) {
            observed.broken(Property.COMPLETION, why);
        } else if (why.contains("Unknown property used in expression")) {
            observed.broken(Property.DEFINED_BEFORE_READ, why);
        } else if (why.contains("Execution with id")
                && why.contains("throws an error event")
                && !observer.hasFailed()) {
            observed.broken(Property.COMPLETION, why);
        }
    }

    private void begin() {
        var variables = new HashMap<String, Object>();
        variables.put(
                "people",
                IntStream.range(0, random.nextInt(MOST_PEOPLE + 1))
                        .mapToObj(String::valueOf)
                        .collect(Collectors.toCollection(ArrayList::new)));
        for (var undeclared : List.of("x", "y")) {
            variables.put(undeclared, List.of("a", "b", "c").get(random.nextInt(3)));
        }
        observed.note("  with " + new TreeMap<>(variables));
        instance = fuzz.engine()
                .getRuntimeService()
                .startProcessInstanceByKey(observed.root(), "key", variables)
                .getId();
    }

    private boolean isAlive() {
        return fuzz.engine()
                        .getRuntimeService()
                        .createProcessInstanceQuery()
                        .processInstanceId(instance)
                        .count()
                > 0;
    }

    private List<Move> moves() {
        var engine = fuzz.engine();
        var moves = new ArrayList<Move>();
        engine.getTaskService().createTaskQuery().initializeFormKeys().list().forEach(task -> decide(moves, task));
        engine.getExternalTaskService().createExternalTaskQuery().list().forEach(task -> work(moves, task));
        engine.getManagementService().createJobQuery().list().stream()
                .filter(job -> job.getProcessInstanceId() != null)
                .forEach(job -> moves.add(execute(job)));
        engine.getRuntimeService().createEventSubscriptionQuery().list().stream()
                .filter(event -> event.getProcessInstanceId() != null)
                .filter(event -> "message".equals(event.getEventType()))
                .forEach(event -> moves.add(correlate(event)));
        moves.sort(Comparator.comparing(Move::what));
        return moves;
    }

    private Move one(List<Move> moves) {
        var total =
                moves.stream().mapToDouble(move -> style.weight(move.kind())).sum();
        var at = random.nextDouble() * total;
        for (var move : moves) {
            at -= style.weight(move.kind());
            if (at < 0) {
                return move;
            }
        }
        return moves.get(moves.size() - 1);
    }

    private void decide(List<Move> moves, Task task) {
        var element = (UserTask) fuzz.engine()
                .getRepositoryService()
                .getBpmnModelInstance(task.getProcessDefinitionId())
                .getModelElementById(task.getTaskDefinitionKey());
        var variable = WalkingEngine.property(element, HumanTaskProperties.VARIABLE);
        var accepts = HumanTaskProperties.list(WalkingEngine.property(element, HumanTaskProperties.ACCEPTS));
        var signOff =
                !WalkingEngine.property(element, HumanTaskProperties.CONTROL).isEmpty();
        for (var word : Arrays.asList(
                WalkingEngine.property(element, HumanTaskProperties.DECISIONS).split(","))) {
            var kind = !signOff ? Kind.ANSWER : accepts.contains(word) ? Kind.ACCEPT : Kind.REJECT;
            var decided = variable.isEmpty() || word.isEmpty()
                    ? Map.<String, Object>of()
                    : Map.<String, Object>of(variable, word);
            moves.add(new Move(
                    "%s is answered %s".formatted(task.getTaskDefinitionKey(), word),
                    kind,
                    () -> fuzz.engine().getTaskService().complete(task.getId(), decided)));
        }
    }

    private void work(List<Move> moves, ExternalTask task) {
        var step = Bench.meanings().step(task.getTopicName()).orElseThrow();
        var workers = fuzz.engine().getExternalTaskService();
        moves.add(new Move(
                "a worker does " + task.getActivityId(),
                Kind.ANSWER,
                () -> inOneTransaction(context -> {
                    var execution = context.getExecutionManager().findExecutionById(task.getExecutionId());
                    observer.begun(step, execution);
                    workers.lock(task.getId(), "walker", MOMENT);
                    workers.complete(task.getId(), "walker", observer.done(step, execution));
                    return null;
                })));
    }

    private void inOneTransaction(Command<Void> command) {
        ((ProcessEngineConfigurationImpl) fuzz.engine().getProcessEngineConfiguration())
                .getCommandExecutorTxRequired()
                .execute(command);
    }

    private Move execute(Job job) {
        var entity = (JobEntity) job;
        var timer = entity.getJobHandlerType().startsWith("timer");
        var activity = activities.computeIfAbsent(
                job.getJobDefinitionId(),
                id -> fuzz.engine()
                        .getManagementService()
                        .createJobDefinitionQuery()
                        .jobDefinitionId(id)
                        .singleResult()
                        .getActivityId());
        return new Move(
                "%s %s".formatted(timer ? "timer" : "go on at", activity),
                timer ? event(job.getProcessDefinitionId(), activity) : Kind.JOB,
                () -> fuzz.engine().getManagementService().executeJob(job.getId()));
    }

    private Move correlate(EventSubscription event) {
        var definition = execution(event.getExecutionId()).getProcessDefinitionId();
        return new Move(
                "message " + event.getActivityId(),
                event(definition, event.getActivityId()),
                () -> fuzz.engine()
                        .getRuntimeService()
                        .messageEventReceived(event.getEventName(), event.getExecutionId()));
    }

    private ExecutionEntity execution(String id) {
        return (ExecutionEntity) fuzz.engine()
                .getRuntimeService()
                .createExecutionQuery()
                .executionId(id)
                .singleResult();
    }

    private Kind event(String definition, String activity) {
        var element = fuzz.engine()
                .getRepositoryService()
                .getBpmnModelInstance(definition)
                .getModelElementById(activity);
        var interrupts = element instanceof BoundaryEvent boundary && boundary.cancelActivity()
                || element instanceof StartEvent start && start.isInterrupting();
        return interrupts ? Kind.INTERRUPTION : Kind.EVENT;
    }
}
