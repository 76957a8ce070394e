package io.muster.engine;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import org.camunda.bpm.engine.ExternalTaskService;
import org.jspecify.annotations.Nullable;

/** The engine's service for external tasks, where extending a lock does what a test says; the rest is the real one's. */
public final class Extensions {

    private final @Nullable ExternalTaskService real;
    private volatile Runnable extension = () -> {};

    public Extensions() {
        this(null);
    }

    public Extensions(@Nullable ExternalTaskService real) {
        this.real = real;
    }

    public ExternalTaskService service() {
        var type = ExternalTaskService.class;
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    if (method.getName().equals("extendLock")) {
                        extension.run();
                        return null;
                    }
                    try {
                        return method.invoke(real, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                }));
    }

    public void answer() {
        extension = () -> {};
    }

    public void take(Runnable time) {
        extension = time;
    }

    public void fail(RuntimeException failure) {
        extension = () -> {
            throw failure;
        };
    }
}
