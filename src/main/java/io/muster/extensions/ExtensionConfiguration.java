package io.muster.extensions;

import org.springframework.beans.factory.BeanClassLoaderAware;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.ImportSelector;
import org.springframework.core.type.AnnotationMetadata;

/** Makes the classes that jars from outside name beans like our own. */
@Configuration(proxyBeanMethods = false)
@Import(ExtensionConfiguration.Named.class)
class ExtensionConfiguration {

    static final class Named implements ImportSelector, BeanClassLoaderAware {

        private ClassLoader loader = Named.class.getClassLoader();

        @Override
        public void setBeanClassLoader(ClassLoader loader) {
            this.loader = loader;
        }

        @Override
        public String[] selectImports(AnnotationMetadata importing) {
            return Extensions.classes(loader).map(Class::getName).toArray(String[]::new);
        }
    }
}
