package io.muster.deployment;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A deployment target elsewhere, as a jar beside the server may bring one: it records its calls and answers no request here. */
public final class RecordingTarget implements DeploymentTarget {

    public static final String NAME = "recording";

    private final List<String> told = new ArrayList<>();
    private final Map<String, Deployment> known = new LinkedHashMap<>();
    private final Map<String, Admitted> serving = new HashMap<>();
    private final Map<String, Integer> refusals = new HashMap<>();

    /** The calls it received, in order: {@code prepare loans@1}. */
    public List<String> told() {
        return List.copyOf(told);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public boolean serves(String environment) {
        return environment.equals(CertifiedModels.PRODUCTION);
    }

    @Override
    public Rollout prepare(Admitted admitted, Deployment deployment) {
        told.add("prepare " + deployment.version());
        var refusalsBefore = refusals.getOrDefault(deployment.id(), 0);
        return new Rollout() {
            @Override
            public void commit() {
                if (refusals.getOrDefault(deployment.id(), 0).equals(refusalsBefore)) {
                    told.add("serve " + deployment.version());
                    known.put(deployment.id(), deployment);
                    serving.put(deployment.id(), admitted);
                }
            }

            @Override
            public void abort() {
                told.add("abort " + deployment.version());
            }
        };
    }

    @Override
    public boolean confirm(Admitted admitted, Deployment deployment) {
        var served = serving.get(deployment.id());
        var same = served != null
                && served.isSameContentAs(admitted)
                && known.get(deployment.id()).role() == deployment.role();
        if (!same) {
            serving.remove(deployment.id());
        }
        return same;
    }

    @Override
    public void expect(Deployment deployment) {
        known.putIfAbsent(deployment.id(), deployment);
    }

    @Override
    public void refuse(Deployment deployment, String why) {
        told.add("refuse " + deployment.version());
        refusals.merge(deployment.id(), 1, Integer::sum);
        known.put(deployment.id(), deployment);
        serving.remove(deployment.id());
    }

    @Override
    public void withdraw(Deployment deployment) {
        told.add("withdraw " + deployment.version());
        known.remove(deployment.id());
        serving.remove(deployment.id());
    }

    @Override
    public Collection<Deployment> known() {
        return List.copyOf(known.values());
    }
}
