package io.muster.deployment;

class RecordingTargetDatabaseTests extends DeploymentTargetContract {

    @Override
    protected DeploymentTarget target() {
        return new RecordingTarget();
    }
}
