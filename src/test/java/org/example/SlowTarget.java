package org.example;

import io.muster.deployment.Admitted;
import io.muster.deployment.Deployment;
import io.muster.deployment.DeploymentTarget;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;

/** A target outside Muster's packages that answers nothing before it is let go, or fails. */
public final class SlowTarget implements DeploymentTarget {

    private final CountDownLatch gate = new CountDownLatch(1);
    private final CountDownLatch aborted = new CountDownLatch(1);
    private final AtomicBoolean broken = new AtomicBoolean();

    public void letGo() {
        gate.countDown();
    }

    public void breakDown() {
        broken.set(true);
        letGo();
    }

    public void awaitAbort() throws InterruptedException {
        aborted.await();
    }

    /** Deaf to interrupts, as a library may be. */
    private void delay() {
        while (true) {
            try {
                gate.await();
                break;
            } catch (InterruptedException e) {
                // It goes on waiting.
            }
        }
        if (broken.get()) {
            throw new IllegalStateException("the cluster is away");
        }
    }

    @Override
    public String name() {
        return "slow";
    }

    @Override
    public boolean serves(String environment) {
        delay();
        return false;
    }

    @Override
    public Rollout prepare(Admitted admitted, Deployment deployment) {
        delay();
        return new Rollout() {
            @Override
            public void commit() {}

            @Override
            public void abort() {
                aborted.countDown();
            }
        };
    }

    @Override
    public boolean confirm(Admitted admitted, Deployment deployment) {
        delay();
        return true;
    }

    @Override
    public void expect(Deployment deployment) {
        delay();
    }

    @Override
    public void refuse(Deployment deployment, String why) {
        delay();
    }

    @Override
    public void withdraw(Deployment deployment) {
        delay();
    }

    @Override
    public Collection<Deployment> known() {
        delay();
        return List.of();
    }
}
