package io.muster.verification.net;

import java.util.List;

/**
 * The inside of a process, a sub-process or a multi-instance activity. Its tokens end with it.
 *
 * @param index position in the net
 * @param owner index of the node it is in, or -1 for the outermost process
 * @param process whether it has variables of its own
 * @param starts nodes that begin when it is entered
 * @param eventSubProcesses nodes that may begin while it runs
 */
public record Scope(int index, int owner, boolean process, List<Integer> starts, List<Integer> eventSubProcesses) {

    public Scope {
        starts = List.copyOf(starts);
        eventSubProcesses = List.copyOf(eventSubProcesses);
    }
}
