package io.muster.training.process;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * A process and everything it started, as far as it was seen: a child whose parent has ended cannot be attributed, so
 * the process table is read while the parent runs. A child that detaches between two reads can escape; run commands in
 * a container where that matters.
 */
final class ProcessFamily {

    private static final long GRACE_MILLIS = 2_000;
    private static final boolean PROGRAMS_ARE_TOLD =
            ProcessHandle.current().info().command().isPresent();

    private Consumer<ProcessHandle> notes;
    private final Set<ProcessHandle> seen = new LinkedHashSet<>();

    /**
     * @param known the parent, or the known members of the family
     * @param notes receives each member once, as soon as it is seen
     */
    ProcessFamily(Collection<ProcessHandle> known, Consumer<ProcessHandle> notes) {
        this.notes = notes;
        known.forEach(this::add);
        look();
    }

    /** Notes the current members. Cheap: reads the process table. */
    void look() {
        new ArrayList<>(seen).forEach(member -> member.descendants().forEach(this::add));
    }

    private void add(ProcessHandle member) {
        if (seen.add(member)) {
            notes.accept(member);
        }
    }

    /**
     * Asks all to end, and after a moment kills those that did not. Waits until they are gone.
     *
     * @return whether they are
     */
    boolean kill() {
        // Processes about to end need no mark: a full disk must not keep a process alive.
        notes = member -> {};
        look();
        signal(ProcessHandle::destroy);
        if (awaitEnd()) {
            return true;
        }
        look();
        signal(ProcessHandle::destroyForcibly);
        return awaitEnd();
    }

    private void signal(Consumer<ProcessHandle> how) {
        seen.stream().filter(ProcessFamily::runs).forEach(how);
    }

    /** Not interruptible: even when the run was stopped, its processes must be seen to end. */
    private boolean awaitEnd() {
        var deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(GRACE_MILLIS);
        var interrupted = false;
        while (isAlive() && System.nanoTime() - deadline < 0) {
            try {
                TimeUnit.MILLISECONDS.sleep(10);
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        return !isAlive();
    }

    private boolean isAlive() {
        return seen.stream().anyMatch(ProcessFamily::runs);
    }

    /**
     * A process that ended stays in the table until its parent, or the system's first process, collects it: for ever if
     * that is a server in a container. It has no program any more.
     */
    static boolean runs(ProcessHandle process) {
        return process.isAlive()
                && (!PROGRAMS_ARE_TOLD || process.info().command().isPresent());
    }
}
