package io.muster.shared.web;

import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.http.ProblemDetail;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.method.HandlerMethod;

/** The OpenAPI document: what all endpoints have in common, and who may call which, read from where it is enforced. */
@Configuration(proxyBeanMethods = false)
class ApiDocument {

    private static final Pattern ROLE = Pattern.compile("'([A-Z_]+)'");

    @Bean
    OpenAPI musterApi() {
        var problem = ModelConverters.getInstance().read(ProblemDetail.class);
        return new OpenAPI()
                .info(new Info()
                        .title("Muster")
                        .version("1")
                        .description(
                                "Errors are problem details (RFC 9457). A record's ETag is its revision: a change must "
                                        + "name it in If-Match. A request that creates something may carry an Idempotency-Key and "
                                        + "be repeated with it: nothing is created twice."))
                .components(new Components()
                        .schemas(problem)
                        .addSecuritySchemes("basic", http("basic", "User and password"))
                        .addSecuritySchemes("bearer", http("bearer", "Access token")))
                .addSecurityItem(new SecurityRequirement().addList("basic"))
                .addSecurityItem(new SecurityRequirement().addList("bearer"));
    }

    private static SecurityScheme http(String scheme, String description) {
        return new SecurityScheme()
                .type(SecurityScheme.Type.HTTP)
                .scheme(scheme)
                .description(description);
    }

    @Bean
    OperationCustomizer everyEndpoint() {
        return (operation, method) -> {
            callers(method).ifPresent(callers -> tellCallers(operation, callers));
            problem(operation, "401", "Not signed in");
            if (takesHeader(operation, "If-Match")) {
                problem(operation, "412", "It was changed since the revision in If-Match was read");
                problem(operation, "428", "If-Match is missing");
            }
            if (takesHeader(operation, "Idempotency-Key")) {
                problem(operation, "409", "The name is taken, or the first request with this key is still running");
                problem(operation, "422", "The key was used for another request, or the content is not valid");
            }
            return operation;
        };
    }

    private static Optional<String> callers(HandlerMethod method) {
        return Stream.of(method.getMethod(), method.getBeanType())
                .map(place -> AnnotatedElementUtils.findMergedAnnotation(place, PreAuthorize.class))
                .filter(Objects::nonNull)
                .findFirst()
                .map(PreAuthorize::value);
    }

    private static void tellCallers(Operation operation, String rule) {
        var roles = ROLE.matcher(rule)
                .results()
                .map(role -> role.group(1).toLowerCase(Locale.ROOT).replace('_', ' '))
                .collect(Collectors.joining(", "));
        var callers = roles.isEmpty() ? "Everyone who is signed in may call it." : "May be called by: " + roles + ".";
        var before = operation.getDescription() == null ? "" : operation.getDescription() + "\n\n";
        operation.setDescription(before + callers);
        if (!roles.isEmpty()) {
            problem(operation, "403", "The caller has none of the roles " + roles);
        }
    }

    private static boolean takesHeader(Operation operation, String name) {
        return Optional.ofNullable(operation.getParameters()).orElse(List.of()).stream()
                .map(Parameter::getName)
                .anyMatch(name::equalsIgnoreCase);
    }

    private static void problem(Operation operation, String status, String description) {
        var schema = new Schema<>().$ref("#/components/schemas/ProblemDetail");
        operation
                .getResponses()
                .putIfAbsent(
                        status,
                        new ApiResponse()
                                .description(description)
                                .content(new Content()
                                        .addMediaType("application/problem+json", new MediaType().schema(schema))));
    }
}
