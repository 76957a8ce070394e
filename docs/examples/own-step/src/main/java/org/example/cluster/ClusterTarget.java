package org.example.cluster;

import io.muster.deployment.Admitted;
import io.muster.deployment.Deployment;
import io.muster.deployment.DeploymentTarget;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.springframework.core.env.Environment;

/**
 * A deployment target of our own: an agent in our cluster serves what has a descriptor in a shared folder, and nothing
 * else. After a restart the folder is empty until Muster says again what may serve.
 */
public final class ClusterTarget implements DeploymentTarget {

    private final Folder folder;
    private final String environment;

    /** What it was told last, by deployment. A new entry each time, so that a refusal meanwhile is noticed. */
    private final Map<String, Entry> entries = new HashMap<>();

    public ClusterTarget(Environment settings) {
        this.folder = new Folder(Path.of(settings.getProperty("cluster.folder", "./data/cluster")));
        this.environment = settings.getProperty("cluster.environment", "production");
    }

    private static final class Entry {

        private final Deployment deployment;
        private final Admitted serving;
        private final boolean refused;

        /** @param serving null if it does not serve */
        Entry(Deployment deployment, Admitted serving, boolean refused) {
            this.deployment = deployment;
            this.serving = serving;
            this.refused = refused;
        }
    }

    @Override
    public String name() {
        return "cluster";
    }

    @Override
    public boolean serves(String other) {
        return environment.equals(other);
    }

    @Override
    public Rollout prepare(Admitted admitted, Deployment deployment) {
        // Loaded once here, so that a model that does not reproduce its golden records never gets there.
        admitted.load().close();
        folder.copy(admitted);
        var before = entry(deployment);
        return new Rollout() {
            @Override
            public void commit() {
                serve(admitted, deployment, before);
            }

            @Override
            public void abort() {
                // The copy stays for the next attempt; without a descriptor nothing serves it.
            }
        };
    }

    private synchronized Entry entry(Deployment deployment) {
        return entries.get(deployment.id());
    }

    private synchronized void serve(Admitted admitted, Deployment deployment, Entry before) {
        var now = entries.get(deployment.id());
        if (now == before || now == null || !now.refused) {
            folder.write(admitted, deployment);
            entries.put(deployment.id(), new Entry(deployment, admitted, false));
        }
    }

    @Override
    public synchronized boolean confirm(Admitted admitted, Deployment deployment) {
        var entry = entries.get(deployment.id());
        if (entry == null || entry.serving == null) {
            return false;
        }
        if (!entry.serving.isSameContentAs(admitted) || entry.deployment.role() != deployment.role()) {
            stop(deployment);
            return false;
        }
        if (!entry.serving.expiresAt().equals(admitted.expiresAt())) {
            folder.write(admitted, deployment);
            entries.put(deployment.id(), new Entry(deployment, admitted, false));
        }
        return true;
    }

    @Override
    public synchronized void expect(Deployment deployment) {
        entries.putIfAbsent(deployment.id(), new Entry(deployment, null, false));
    }

    @Override
    public synchronized void refuse(Deployment deployment, String why) {
        stop(deployment);
    }

    private void stop(Deployment deployment) {
        folder.remove(deployment);
        entries.put(deployment.id(), new Entry(deployment, null, true));
    }

    @Override
    public synchronized void withdraw(Deployment deployment) {
        folder.remove(deployment);
        entries.remove(deployment.id());
    }

    @Override
    public synchronized Collection<Deployment> known() {
        return entries.values().stream().map(entry -> entry.deployment).toList();
    }
}
