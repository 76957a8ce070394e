package io.muster.identity.commands;

import javax.script.ScriptEngine;
import javax.script.ScriptEngineFactory;
import javax.script.ScriptEngineManager;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.impl.scripting.engine.ScriptEngineResolver;

/** A resolver that finds no script engine, even if one is on the class path: a diagram with a script would be a deployed program. */
public final class NoScripts implements ScriptEngineResolver {

    @Override
    public void addScriptEngineFactory(ScriptEngineFactory factory) {}

    @Override
    public ScriptEngineManager getScriptEngineManager() {
        throw refusal("any language");
    }

    @Override
    public ScriptEngine getScriptEngine(String language, boolean resolveFromCache) {
        throw refusal(language);
    }

    private static ProcessEngineException refusal(String language) {
        return new ProcessEngineException(
                "Scripts are not permitted, in '%s' or any other language".formatted(language));
    }
}
