package io.muster.engine.tasklist;

import jakarta.ws.rs.Path;
import java.util.Set;
import org.camunda.bpm.tasklist.plugin.spi.impl.AbstractTasklistPlugin;
import org.camunda.bpm.tasklist.resource.AbstractTasklistPluginRootResource;

/**
 * A plugin of Tasklist, found by its name in {@code META-INF/services}. Its files are in
 * {@code plugin-webapp/muster-evidence}; what they show comes from {@code /tasks/{id}/evidence}.
 */
public class EvidencePlugin extends AbstractTasklistPlugin {

    private static final String ID = "muster-evidence";

    @Override
    public String getId() {
        return ID;
    }

    @Override
    public Set<Class<?>> getResourceClasses() {
        return Set.of(Files.class);
    }

    /** Answers requests for {@code plugin.js} and {@code plugin.css}, and for no other file. */
    @Path("plugin/" + ID)
    public static class Files extends AbstractTasklistPluginRootResource {

        public Files() {
            super(ID);
        }
    }
}
