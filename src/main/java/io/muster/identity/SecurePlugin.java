package io.muster.identity;

import io.muster.audit.refusals.RefusalLog;
import io.muster.identity.commands.LoggedThings;
import io.muster.identity.commands.NoScripts;
import io.muster.identity.commands.ProcessTokenGuard;
import io.muster.identity.commands.RefusalRecorder;
import io.muster.identity.commands.RetriesOfFailedJobs;
import io.muster.identity.commands.WorkerCommandGuard;
import io.muster.identity.grants.OwnGroups;
import io.muster.identity.grants.ResourceOwnerGrants;
import io.muster.security.UserGroups;
import io.muster.security.UserIds;
import io.muster.security.oidc.ExternalIdentityRepository;
import io.muster.security.passwords.PasswordTries;
import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.identity.PasswordPolicy;
import org.camunda.bpm.engine.identity.PasswordPolicyRule;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.identity.PasswordPolicyLengthRuleImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.camunda.bpm.engine.impl.interceptor.Session;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * The engine's security configuration that is code and so cannot be set in {@code application.yaml}. Our tables come
 * first: Flyway refuses a schema in which the engine has already created its own.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 100)
@DependsOnDatabaseInitialization
class SecurePlugin extends AbstractProcessEnginePlugin {

    private static final int SHORTEST_PASSWORD = 12;

    private final IdentitySettings settings;
    private final UserEvents teller;
    private final ObjectProvider<RefusalLog> refusals;
    private final PasswordTries tries;
    private final UserGroups groups;
    private final ExternalIdentityRepository external;

    SecurePlugin(
            IdentitySettings settings,
            UserEvents teller,
            ObjectProvider<RefusalLog> refusals,
            PasswordTries tries,
            UserGroups groups,
            ExternalIdentityRepository external) {
        this.external = external;
        this.groups = groups;
        this.settings = settings;
        this.teller = teller;
        this.refusals = refusals;
        this.tries = tries;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl engine) {
        engine.setPasswordEncryptor(new Pbkdf2(settings.passwordIterations()));
        engine.setPasswordPolicy(longPasswords());
        engine.setUserResourceWhitelistPattern(UserIds.PATTERN);
        engine.setIdentityProviderSessionFactory(new WatchedIdentities());
        engine.setResourceAuthorizationProvider(new ResourceOwnerGrants());
        engine.setScriptEngineResolver(new NoScripts());
        engine.setCustomSessionFactories(withOwnGroups(engine.getCustomSessionFactories()));
        engine.setManagementService(new RetriesOfFailedJobs.Service(engine));
        engine.setCustomPreCommandInterceptorsTxRequired(withFence(engine));
    }

    private static List<SessionFactory> withOwnGroups(@Nullable List<SessionFactory> others) {
        var factories = new ArrayList<SessionFactory>(others == null ? List.of() : others);
        factories.add(new OwnGroups.Factory());
        return factories;
    }

    private List<CommandInterceptor> withFence(ProcessEngineConfigurationImpl engine) {
        var interceptors = new ArrayList<CommandInterceptor>();
        interceptors.add(new RefusalRecorder(engine, refusals));
        interceptors.add(new ProcessTokenGuard(engine, groups));
        interceptors.add(new WorkerCommandGuard(engine));
        interceptors.add(new LoggedThings(engine));
        if (engine.getCustomPreCommandInterceptorsTxRequired() != null) {
            interceptors.addAll(engine.getCustomPreCommandInterceptorsTxRequired());
        }
        return interceptors;
    }

    /** Requires a minimum length and no composition rules (NIST SP 800-63B, 5.1.1.2). */
    private static PasswordPolicy longPasswords() {
        List<PasswordPolicyRule> rules = List.of(new PasswordPolicyLengthRuleImpl(SHORTEST_PASSWORD));
        return () -> rules;
    }

    private final class WatchedIdentities implements SessionFactory {

        @Override
        public Class<?> getSessionType() {
            return AuditedIdentityService.class;
        }

        @Override
        public Session openSession() {
            return new AuditedIdentityService(teller, tries, groups, external);
        }
    }
}
