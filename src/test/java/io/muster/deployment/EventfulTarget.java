package io.muster.deployment;

import java.util.Collection;
import java.util.concurrent.CompletableFuture;

/** A real target that takes its time: something else happens meanwhile, on another thread, before it goes on. */
record EventfulTarget(EndpointTarget real, Runnable whileLoading, Runnable beforeSwitching) implements EndpointTarget {

    private static void meanwhile(Runnable event) {
        CompletableFuture.runAsync(event).join();
    }

    @Override
    public Rollout prepare(Admitted admitted, Deployment deployment) {
        var rollout = real.prepare(admitted, deployment);
        meanwhile(whileLoading);
        return new Rollout() {
            @Override
            public void commit() {
                meanwhile(beforeSwitching);
                rollout.commit();
            }

            @Override
            public void abort() {
                rollout.abort();
            }
        };
    }

    @Override
    public String name() {
        return real.name();
    }

    @Override
    public ServedVersions served() {
        return real.served();
    }

    @Override
    public boolean serves(String environment) {
        return real.serves(environment);
    }

    @Override
    public boolean confirm(Admitted admitted, Deployment deployment) {
        return real.confirm(admitted, deployment);
    }

    @Override
    public void expect(Deployment deployment) {
        real.expect(deployment);
    }

    @Override
    public void refuse(Deployment deployment, String why) {
        real.refuse(deployment, why);
    }

    @Override
    public void withdraw(Deployment deployment) {
        real.withdraw(deployment);
    }

    @Override
    public Collection<Deployment> known() {
        return real.known();
    }
}
