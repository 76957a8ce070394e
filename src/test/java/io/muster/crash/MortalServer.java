package io.muster.crash;

import io.muster.Muster;
import io.muster.lifecycle.Loans;
import io.muster.testing.ServerUsers;
import java.io.IOException;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.TypeExcludeFilter;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.type.classreading.MetadataReader;
import org.springframework.core.type.classreading.MetadataReaderFactory;

/** The real server in a process of its own, with people who decide by themselves: what {@link CrashServerTests} kills. */
public final class MortalServer {

    private MortalServer() {}

    public static void main(String[] arguments) {
        new SpringApplicationBuilder(Muster.class, ServerUsers.class, Loans.class, TirelessPeople.class)
                .initializers((ApplicationContextInitializer<ConfigurableApplicationContext>)
                        context -> context.getBeanFactory().registerSingleton("noTestClasses", new NoTestClasses()))
                .run(arguments);
    }

    /** Test classes lie on the class path too, and must be named to take part. */
    private static final class NoTestClasses extends TypeExcludeFilter {

        @Override
        public boolean match(MetadataReader reader, MetadataReaderFactory factory) throws IOException {
            var annotations = reader.getAnnotationMetadata();
            return annotations.isAnnotated(TestComponent.class.getName())
                    || annotations.isAnnotated(TestConfiguration.class.getName());
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof NoTestClasses;
        }

        @Override
        public int hashCode() {
            return NoTestClasses.class.hashCode();
        }
    }
}
