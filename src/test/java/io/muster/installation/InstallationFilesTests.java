package io.muster.installation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.muster.shared.ServerMetric;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.Yaml;

/** The files in {@code deployment/} name only what exists. */
class InstallationFilesTests {

    private static final Path FOLDER = Path.of("deployment");

    /** Of Spring Boot and Prometheus, on which rules and dashboard rest besides. */
    private static final Set<String> OTHER_METRICS =
            Set.of("up", "hikaricp_connections_active", "hikaricp_connections_pending", "jvm_memory_used_bytes");

    private static final Pattern METRIC = Pattern.compile("\\b(?:muster|hikaricp|jvm)_[a-z_]+");
    private static final Pattern VARIABLE = Pattern.compile("\\b((?:MUSTER|SPRING|SERVER|CAMUNDA)_[A-Z_]+)\\b");

    private static String text(String file) throws IOException {
        return Files.readString(FOLDER.resolve(file));
    }

    private static Set<String> found(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(MatchResult::group).collect(Collectors.toCollection(TreeSet::new));
    }

    private static boolean isMetric(String name) {
        var plain = name.replaceAll("_(bucket|count|sum)$", "");
        return OTHER_METRICS.contains(name)
                || Arrays.stream(ServerMetric.values())
                        .map(ServerMetric::prometheus)
                        .anyMatch(plain::equals);
    }

    @ParameterizedTest
    @ValueSource(strings = {"prometheus/rules.yaml", "prometheus/rules-test.yaml", "grafana/muster.json"})
    void everyMetricThatRulesAndDashboardNameExists(String file) throws IOException {
        assertThat(found(METRIC, text(file))).hasSizeGreaterThanOrEqualTo(2).allMatch(InstallationFilesTests::isMetric);
    }

    @Test
    void everyPanelHasATitleADefinitionAUnitAndAQuery() throws IOException {
        var panels = new ObjectMapper().readTree(text("grafana/muster.json")).path("panels");

        assertThat(panels).hasSizeGreaterThan(10).allSatisfy(panel -> {
            assertThat(panel.path("title").asText()).isNotBlank();
            assertThat(panel.path("description").asText()).isNotBlank();
            assertThat(panel.at("/fieldConfig/defaults/unit").asText()).isNotBlank();
            assertThat(panel.path("targets")).isNotEmpty();
        });
        assertThat(panels.findValuesAsText("id")).doesNotHaveDuplicates();
    }

    @Test
    void everyAlertSaysWhatToDo() throws IOException {
        Map<String, List<Map<String, List<Map<String, Object>>>>> file = new Yaml().load(text("prometheus/rules.yaml"));
        var rules = file.get("groups").get(0).get("rules");

        assertThat(rules).hasSizeGreaterThan(5).allSatisfy(rule -> {
            assertThat(String.valueOf(rule.get("labels"))).containsPattern("severity=(critical|warning)");
            assertThat(String.valueOf(rule.get("annotations"))).contains("summary=", "action=");
        });
    }

    /** A misspelt variable would be ignored, and its default be used without a word. */
    @ParameterizedTest
    @ValueSource(strings = {"compose/compose.yaml", "systemd/muster.service", "helm/muster/templates/_helpers.tpl"})
    void everyVariableSetsASettingThatExists(String file) throws IOException {
        var settings = settings();

        assertThat(found(VARIABLE, text(file)))
                .filteredOn(variable -> !variable.equals("MUSTER_IMAGE"))
                .isNotEmpty()
                .allMatch(variable -> settings.contains(variable), "is a setting");
    }

    /** As Spring Boot derives the names of variables from those of settings, of which it reads two forms. */
    private static Set<String> settings() throws IOException {
        var names = new ArrayList<>(
                List.of("spring.profiles.active", "spring.config.import", "spring.config.additional-location"));
        for (var file : List.of("application.yaml", "application-postgres.yaml")) {
            for (Object document : new Yaml().loadAll(Files.readString(Path.of("src/main/resources", file)))) {
                collect("", document, names);
            }
        }
        return names.stream()
                .map(name -> name.replace('.', '_').toUpperCase(Locale.ROOT))
                .flatMap(name -> Stream.of(name.replace("-", ""), name.replace('-', '_')))
                .collect(Collectors.toSet());
    }

    private static void collect(String prefix, Object node, List<String> names) {
        if (node instanceof Map<?, ?> map && !map.isEmpty()) {
            map.forEach((key, value) -> collect(prefix + "." + key, value, names));
        } else {
            names.add(prefix.substring(1));
        }
    }

    @Test
    void theNodesOfTheComposeFileMayWriteOnlyWhereTheyMust() throws IOException {
        Map<String, Map<String, Map<String, Object>>> file = new Yaml().load(text("compose/compose.yaml"));

        for (var name : List.of("muster-a", "muster-b", "prepare")) {
            var node = file.get("services").get(name);
            assertThat(node.get("read_only")).isEqualTo(true);
            assertThat(node.get("cap_drop")).isEqualTo(List.of("ALL"));
            assertThat(node.get("volumes"))
                    .isEqualTo(List.of(
                            "./private/secrets:/run/secrets/muster:ro", "shared:/srv/muster", "/var/lib/muster"));
            assertThat(String.valueOf(node.get("environment"))).doesNotContainIgnoringCase("password");
        }
    }

    /** The files are readable to all, because containers have other users: the folder around them is not. */
    @Test
    void allSecretsOfTheComposeFileAreInAFolderThatOnlyItsOwnerEnters() throws IOException {
        Map<String, Map<String, Map<String, Object>>> file = new Yaml().load(text("compose/compose.yaml"));

        assertThat(file.get("secrets").values())
                .isNotEmpty()
                .allSatisfy(
                        secret -> assertThat(String.valueOf(secret.get("file"))).startsWith("./private/"));
        assertThat(text("compose/compose.yaml")).doesNotContain("./private:");
        assertThat(text("compose/make-secrets.sh"))
                .contains("umask 077\nmkdir -p private\nchmod 0700 private\ncd private\n");
    }

    /** Spring's own reader believes the header Forwarded, which few ingresses remove. */
    @Test
    void behindAnIngressOnlyTheHeadersThatItReplacesAreBelieved() throws IOException {
        assertThat(text("helm/muster/templates/_helpers.tpl"))
                .contains("{ name: SERVER_FORWARD_HEADERS_STRATEGY, value: native }");
    }

    /** A node reads %61ctuator as actuator. */
    @Test
    void theProxyRefusesMetricsByThePathThatANodeReads() throws IOException {
        assertThat(text("compose/haproxy.cfg"))
                .contains("http-request deny deny_status 404 if { path,url_dec -m beg /actuator }");
    }

    /** A caller who could name its own address would have no limit of attempts. */
    @Test
    void theProxyReplacesWhatCallersSayOfThemselves() throws IOException {
        assertThat(text("compose/haproxy.cfg"))
                .contains(
                        "http-request del-header Forwarded",
                        "http-request set-header X-Forwarded-For %[src]",
                        "http-request set-header X-Forwarded-Proto https",
                        "http-request del-header X-Forwarded-Prefix");
    }
}
