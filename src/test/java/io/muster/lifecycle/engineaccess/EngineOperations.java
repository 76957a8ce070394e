package io.muster.lifecycle.engineaccess;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.muster.lifecycle.engineaccess.Operation.Body;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.camunda.bpm.engine.rest.impl.DefaultProcessEngineRestServiceImpl;

/**
 * All operations of the engine over HTTP: those of its OpenAPI description, those that its resource classes offer beyond
 * it, and those of Camunda's web applications, read from their classes. Nothing is listed by hand, so nothing is omitted.
 */
final class EngineOperations {

    /** By the path of the application they belong to. */
    private static final Map<String, String> WEB_APP_RESOURCES = Map.of(
            "org.camunda.bpm.cockpit.impl.plugin.resources.BaseRootResource", "/cockpit/",
            "org.camunda.bpm.admin.impl.plugin.resources.AdminPluginsRootResource", "/admin/",
            "org.camunda.bpm.admin.impl.web.SetupResource", "/admin",
            "org.camunda.bpm.webapp.impl.security.auth.UserAuthenticationResource", "/admin");

    private EngineOperations() {}

    /** At {@code /engine-rest}, and below {@code /camunda/api/engine/engine/default}. */
    static List<Operation> ofTheEngine() {
        var operations = new TreeMap<String, Operation>();
        described().forEach(operation -> operations.put(key(operation), operation));
        offered(DefaultProcessEngineRestServiceImpl.class, "")
                .forEach(operation -> operations.putIfAbsent(key(operation), operation));
        return List.copyOf(operations.values());
    }

    /** Below {@code /camunda/api}. */
    static List<Operation> ofTheWebApplications() {
        return WEB_APP_RESOURCES.entrySet().stream()
                .flatMap(entry -> offered(
                        named(entry.getKey()),
                        join(entry.getValue(), pathOf(named(entry.getKey())).orElseThrow())))
                .sorted(Comparator.comparing(Operation::toString))
                .toList();
    }

    /** Names of path variables differ between the description and the classes. */
    private static String key(Operation operation) {
        return operation.path().replaceAll("\\{[^}]*}", "{}") + " " + operation.method();
    }

    private static Stream<Operation> described() {
        var paths = description().get("paths");
        return fields(paths)
                .flatMap(path -> fields(path.getValue())
                        .map(operation -> new Operation(
                                operation.getKey().toUpperCase(), path.getKey(), bodies(operation.getValue()))));
    }

    private static JsonNode description() {
        try (var json = EngineOperations.class.getResourceAsStream("/openapi.json")) {
            return new ObjectMapper().readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException("The engine's OpenAPI description cannot be read", e);
        }
    }

    private static List<Body> bodies(JsonNode operation) {
        var content = operation.path("requestBody").path("content");
        if (content.isMissingNode()) {
            return List.of(Body.NONE);
        }
        var bodies = new ArrayList<Body>();
        fields(content).forEach(type -> {
            fields(type.getValue().path("examples"))
                    .map(example -> example.getValue().path("value").toString())
                    .forEach(text -> bodies.add(new Body(type.getKey(), text)));
            if (type.getValue().has("example")) {
                bodies.add(
                        new Body(type.getKey(), type.getValue().get("example").toString()));
            }
            if (bodies.isEmpty()) {
                bodies.add(new Body(type.getKey(), "{}"));
            }
        });
        return List.copyOf(bodies);
    }

    private static Stream<Map.Entry<String, JsonNode>> fields(JsonNode node) {
        return StreamSupport.stream(((Iterable<Map.Entry<String, JsonNode>>) node::fields).spliterator(), false);
    }

    private static Stream<Operation> offered(Class<?> resource, String path) {
        return Arrays.stream(resource.getMethods()).flatMap(method -> offered(method, path));
    }

    private static Stream<Operation> offered(Method method, String base) {
        var declared = declarations(method);
        var path = declared.stream().flatMap(found -> pathOf(found).stream()).findFirst();
        var verb = declared.stream().flatMap(found -> verbOf(found).stream()).findFirst();
        var whole = path.map(part -> join(base, part)).orElse(base);
        if (verb.isPresent()) {
            var body = List.of("POST", "PUT").contains(verb.get()) ? new Body("application/json", "{}") : Body.NONE;
            return Stream.of(new Operation(verb.get(), whole, List.of(body)));
        }
        return path.isPresent() ? offered(method.getReturnType(), whole) : Stream.of();
    }

    /** The method itself and those it implements: either may carry the annotations. */
    private static List<Method> declarations(Method method) {
        var found = new ArrayList<Method>(List.of(method));
        for (Class<?> type = method.getDeclaringClass(); type != null; type = type.getSuperclass()) {
            for (var declaring : type.getInterfaces()) {
                try {
                    found.add(declaring.getMethod(method.getName(), method.getParameterTypes()));
                } catch (NoSuchMethodException e) {
                    // Another interface has it.
                    continue;
                }
            }
        }
        return found;
    }

    private static Optional<String> pathOf(AnnotatedElement element) {
        return Optional.ofNullable(element.getAnnotation(Path.class)).map(Path::value);
    }

    private static Optional<String> verbOf(AnnotatedElement element) {
        return Arrays.stream(element.getAnnotations())
                .map(Annotation::annotationType)
                .flatMap(type -> Optional.ofNullable(type.getAnnotation(HttpMethod.class)).stream())
                .map(HttpMethod::value)
                .findFirst();
    }

    /** {@code {id : .+}} is {@code {id}} for us. */
    private static String join(String base, String part) {
        var plain = part.replaceAll("\\{\\s*([\\w-]+)\\s*:[^}]*}", "{$1}");
        var path = base + (plain.isEmpty() || plain.startsWith("/") || base.endsWith("/") ? plain : "/" + plain);
        return path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    }

    private static Class<?> named(String name) {
        try {
            return Class.forName(name);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException("Camunda's web applications have no %s any more".formatted(name), e);
        }
    }
}
