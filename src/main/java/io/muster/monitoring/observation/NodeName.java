package io.muster.monitoring.observation;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** What this process is called where several nodes are listed. */
final class NodeName {

    private NodeName() {}

    static String ofThisProcess() {
        return host() + "/" + ProcessHandle.current().pid();
    }

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            // A machine without a name is still a node.
            return "unnamed";
        }
    }
}
