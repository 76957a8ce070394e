package io.muster.verification;

import io.muster.verification.net.Node;
import io.muster.verification.search.semantics.StateGraph;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.dmn.engine.DmnEngineException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.externaltask.ExternalTask;
import org.camunda.bpm.engine.runtime.ActivityInstance;
import org.camunda.bpm.engine.runtime.EventSubscription;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.task.Task;

/** One walk of the engine through a process: one possible move after the other, chosen at random, until none is possible. */
final class EngineWalk {

    private static final int LONGEST = 30;
    private static final int OFTEN = 4;
    private static final long MOMENT = 60_000;

    private final WalkingEngine walking;
    private final StateGraph graph;
    private final String process;
    private final Die die;
    private final List<String> trace = new ArrayList<>();
    private BitSet possible;
    private String instance;

    EngineWalk(WalkingEngine walking, StateGraph graph, String process, Die die) {
        this.walking = walking;
        this.graph = graph;
        this.process = process;
        this.die = die;
    }

    boolean hasBegun() {
        return instance != null;
    }

    /** @return what is wrong, or null */
    String run(List<Node> entries) {
        if (!begin(die.one(entries))) {
            return null;
        }
        for (var step = 0; step < LONGEST; step++) {
            var problem = look();
            var moves = problem == null ? moves() : List.<Move>of();
            if (moves.isEmpty()) {
                return problem;
            }
            make(die.one(moves));
        }
        return null;
    }

    /** An event from outside has occurred often enough: the proof does not distinguish more. */
    private boolean isWornOut(Move move) {
        return !move.what().startsWith("complete")
                && !move.what().contains("async-continuation")
                && trace.stream().filter(move.what()::equals).count() >= OFTEN;
    }

    private record Move(String what, Runnable action) {}

    private void make(Move move) {
        trace.add(move.what());
        try {
            move.action().run();
        } catch (ProcessEngineException | DmnEngineException e) {
            // Rolled back: nothing happened.
            trace.add("  refused: " + e.getMessage().lines().findFirst().orElse(""));
        }
    }

    private boolean begin(Node entry) {
        possible = graph.begun(entry.element().id());
        var variables = new HashMap<String, Object>();
        for (var i = 0; i < graph.vocabulary().size(); i++) {
            var domain = graph.vocabulary().domain(i);
            if (domain.undeclared()) {
                variables.put(domain.name(), Die.value(die.one(domain.words())));
            }
        }
        variables.put("people", new ArrayList<>(die.one(List.of(List.of(), List.of("a"), List.of("a", "b")))));
        trace.add("start " + entry.element().id() + " " + variables);
        try {
            instance = walking.engine()
                    .getRuntimeService()
                    .createProcessInstanceByKey(process)
                    .startBeforeActivity(entry.element().id())
                    .setVariables(variables)
                    .execute()
                    .getId();
        } catch (ProcessEngineException | DmnEngineException e) {
            return false;
        }
        return true;
    }

    private String look() {
        var seen = walking.marking(process, instance);
        var following = graph.following(possible);
        var now = seen == null ? graph.ended(following) : graph.matching(following, seen);
        trace.add("  at " + seen);
        if (now.isEmpty()) {
            return "%s%nis none of%n%s".formatted(String.join("\n", trace), graph.describe(following));
        }
        possible = now;
        return null;
    }

    private List<Move> moves() {
        var moves = new ArrayList<Move>();
        var engine = walking.engine();
        engine.getTaskService().createTaskQuery().list().forEach(task -> moves.add(decide(task)));
        engine.getExternalTaskService().createExternalTaskQuery().list().forEach(task -> moves.add(workOutside(task)));
        engine.getManagementService().createJobQuery().list().stream()
                .filter(job -> job.getProcessInstanceId() != null)
                .forEach(job -> moves.add(execute(job)));
        engine.getRuntimeService().createEventSubscriptionQuery().list().stream()
                .filter(event -> event.getProcessInstanceId() != null)
                .filter(event -> "message".equals(event.getEventType()))
                .forEach(event -> moves.add(correlate(event)));
        engine.getRuntimeService()
                .createProcessInstanceQuery()
                .list()
                .forEach(each -> receiving(engine.getRuntimeService().getActivityInstance(each.getId()))
                        .forEach(execution -> moves.add(new Move(
                                "receive " + execution,
                                () -> engine.getRuntimeService().signal(execution)))));
        moves.removeIf(this::isWornOut);
        return moves;
    }

    private Move decide(Task task) {
        var element = (org.camunda.bpm.model.bpmn.instance.UserTask) walking.engine()
                .getRepositoryService()
                .getBpmnModelInstance(task.getProcessDefinitionId())
                .getModelElementById(task.getTaskDefinitionKey());
        var variable = WalkingEngine.property(element, "muster.decisionVariable");
        var words = WalkingEngine.property(element, "muster.decisions");
        var word = words.isEmpty() ? "" : die.one(Arrays.asList(words.split(",")));
        return new Move("complete %s %s=%s".formatted(task.getTaskDefinitionKey(), variable, word), () -> {
            var decided = variable.isEmpty() || word.isEmpty()
                    ? Map.<String, Object>of()
                    : Map.<String, Object>of(variable, word);
            walking.engine().getTaskService().complete(task.getId(), decided);
        });
    }

    private Move workOutside(ExternalTask task) {
        var step = Bench.meanings().step(task.getTopicName()).orElseThrow();
        return new Move("complete %s".formatted(task.getActivityId()), () -> {
            var workers = walking.engine().getExternalTaskService();
            workers.lock(task.getId(), "walker", MOMENT);
            workers.complete(task.getId(), "walker", die.written(step));
        });
    }

    private Move execute(Job job) {
        var definition = walking.engine()
                .getManagementService()
                .createJobDefinitionQuery()
                .jobDefinitionId(job.getJobDefinitionId())
                .singleResult();
        return new Move(
                "execute %s %s".formatted(definition.getJobType(), definition.getActivityId()),
                () -> walking.engine().getManagementService().executeJob(job.getId()));
    }

    private Move correlate(EventSubscription event) {
        return new Move(
                "message " + event.getActivityId(),
                () -> walking.engine()
                        .getRuntimeService()
                        .messageEventReceived(event.getEventName(), event.getExecutionId()));
    }

    private static List<String> receiving(ActivityInstance instance) {
        var found = new ArrayList<String>();
        if ("receiveTask".equals(instance.getActivityType())) {
            found.add(instance.getExecutionIds()[0]);
        }
        for (var child : instance.getChildActivityInstances()) {
            found.addAll(receiving(child));
        }
        return found;
    }
}
