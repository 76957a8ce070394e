package io.muster.extensions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muster.formats.OutsideFormats;
import io.muster.formats.ScoringSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The rules for model formats that jars from outside bring. */
class OutsideFormatsTests {

    private static final String FORMAT = """
            package org.example;
            import io.muster.formats.*;
            import io.muster.inventory.signature.*;
            import java.nio.file.Path;
            import java.util.Optional;
            public final class Own implements ModelFormat {
              MEMBERS
              @Override public String id() { return "ID"; }
              @Override public FormatFacts facts() { return new FormatFacts("PLATFORM", null, false); }
              @Override public Optional<Signature> inspect(Path artifact) { return Optional.empty(); }
              @Override public Optional<String> unbounded(Path artifact, Signature signature) { return Optional.empty(); }
              @Override public Scorer load(Path artifact, Signature signature) { throw new UnreadableArtifact("no"); }
            }
            """;

    @TempDir
    Path folder;

    @Test
    void takesAFormatThatKeepsThem() throws IOException {
        var loader = own("own-json", "example_own", "");

        assertThat(OutsideFormats.on(loader, ScoringSettings.defaults()))
                .singleElement()
                .satisfies(OutsideFormats::require)
                .satisfies(format -> assertThat(format.id()).isEqualTo("own-json"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Own JSON | example_own |                                                             | has the id 'Own JSON'
            own-json | own         |                                                             | has the platform 'own'
            own-json | example_own | @Override public boolean runsHere() { return false; }       | says that its models run elsewhere
            own-json | example_own | public Own(String address) {}                               | exactly one public constructor
            own-json | example_own | Own() {}                                                    | exactly one public constructor
            own-json | example_own | public Own() {} public Own(ScoringSettings limits) {}       | exactly one public constructor
            own-json | example_own | public Own() { throw new IllegalStateException("no luck"); } | cannot be made: java.lang.IllegalStateException: no luck
            """)
    void refusesAFormatThat(String id, String platform, String members, String why) throws IOException {
        var loader = own(id, platform, members == null ? "" : members);

        assertThatThrownBy(() ->
                        OutsideFormats.on(loader, ScoringSettings.defaults()).forEach(OutsideFormats::require))
                .isInstanceOf(ExtensionRefused.class)
                .hasMessageContaining("org.example.Own")
                .hasMessageContaining(why);
    }

    private ClassLoader own(String id, String platform, String members) throws IOException {
        var source = FORMAT.replace("ID", id).replace("PLATFORM", platform).replace("MEMBERS", members);
        var jar = OutsideJar.of(folder, Map.of("org.example.Own", source)).naming("org.example.Own");
        return OutsideJar.loader(jar.pack("own.jar"));
    }
}
