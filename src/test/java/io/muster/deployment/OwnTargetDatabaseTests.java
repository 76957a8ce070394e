package io.muster.deployment;

import io.muster.extensions.OutsideJar;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.core.env.Environment;
import org.springframework.mock.env.MockEnvironment;

/** The deployment target of {@code docs/examples/own-step}. */
class OwnTargetDatabaseTests extends DeploymentTargetContract {

    @TempDir
    static Path jars;

    @TempDir
    Path folder;

    private static Class<?> type;

    @BeforeAll
    static void compile() throws Exception {
        var loader = OutsideJar.loader(OutsideJar.ofExample(jars));
        type = loader.loadClass("org.example.cluster.ClusterTarget");
    }

    @Override
    protected DeploymentTarget target() {
        var settings = new MockEnvironment().withProperty("cluster.folder", folder.toString());
        try {
            return (DeploymentTarget) type.getConstructor(Environment.class).newInstance(settings);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }
}
