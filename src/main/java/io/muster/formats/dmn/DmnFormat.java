package io.muster.formats.dmn;

import io.muster.formats.ArtifactFile;
import io.muster.formats.FormatFacts;
import io.muster.formats.ModelFormat;
import io.muster.formats.Scorer;
import io.muster.formats.ScoringSettings;
import io.muster.formats.UnreadableArtifact;
import io.muster.formats.XmlText;
import io.muster.inventory.signature.Signature;
import java.io.StringReader;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.kie.api.io.Resource;
import org.kie.dmn.api.core.DMNMessage;
import org.kie.dmn.api.core.DMNModel;
import org.kie.dmn.api.core.DMNRuntime;
import org.kie.dmn.core.compiler.RuntimeTypeCheckOption;
import org.kie.dmn.core.internal.utils.DMNRuntimeBuilder;
import org.kie.internal.io.ResourceFactory;
import org.springframework.stereotype.Component;

/** The format of decision models (omg.org/spec/DMN), versions 1.1 to 1.5, scored by KIE. One file is one model, without imports. */
@Component
public class DmnFormat implements ModelFormat {

    /** The format's name in the inventory. */
    public static final String ID = "dmn";

    private static final String ANY_MODEL = """
            <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" name="any" namespace="urn:any">
              <inputData name="x" id="x"><variable name="x" typeRef="number"/></inputData>
              <decision name="D" id="d"><variable name="D" typeRef="string"/>
                <informationRequirement><requiredInput href="#x"/></informationRequirement>
                <decisionTable>
                  <input><inputExpression typeRef="number"><text>x</text></inputExpression></input>
                  <output typeRef="string"/>
                  <rule><inputEntry><text>[0..1]</text></inputEntry><outputEntry><text>"a" + "b"</text></outputEntry></rule>
                </decisionTable>
              </decision>
            </definitions>
            """;

    private final ScoringSettings settings;
    private boolean warm;

    public DmnFormat(ScoringSettings settings) {
        this.settings = settings;
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public FormatFacts facts() {
        return new FormatFacts("muster_dmn", "kie-dmn-core", true);
    }

    /** Empty if an input has no type. */
    @Override
    public Optional<Signature> inspect(Path artifact) {
        return read(artifact).signature();
    }

    @Override
    public Scorer load(Path artifact, Signature signature) {
        var model = read(artifact);
        bounds(artifact).requireBounded(new FeelLoops(model.spans(signature), settings.maxIterations()));
        warmUp();
        return new DmnScorer(model, signature, settings.evaluationTimeout());
    }

    /**
     * The engine's first evaluation of all loads more than a thousand classes, which takes seconds on a busy machine and
     * must not count against the time of some model's first row.
     */
    private synchronized void warmUp() {
        if (!warm) {
            var runtime = runtime(ANY_MODEL);
            var context = runtime.newContext();
            context.set("x", BigDecimal.ONE);
            runtime.evaluateAll(runtime.getModels().get(0), context);
            warm = true;
        }
    }

    @Override
    public Optional<String> unbounded(Path artifact, Signature signature) {
        var model = read(artifact);
        return bounds(artifact).unbounded(model.hasLists());
    }

    /** The engine does not notice that its thread is interrupted. */
    @Override
    public boolean canBeEnded() {
        return false;
    }

    private DmnBounds bounds(Path artifact) {
        return DmnBounds.read(XmlText.of(ArtifactFile.read(artifact, settings.maxDocumentSize())));
    }

    DmnModel read(Path artifact) {
        var text = XmlText.of(ArtifactFile.read(artifact, settings.maxDocumentSize()));
        DmnReader.requireHarmless(text);
        try {
            var runtime = runtime(text);
            var model = runtime.getModels().get(0);
            requireSound(model);
            return new DmnModel(runtime, model);
        } catch (UnreadableArtifact e) {
            throw e;
        } catch (RuntimeException | StackOverflowError e) {
            throw new UnreadableArtifact("The DMN engine cannot load the model: " + e, e);
        }
    }

    private static DMNRuntime runtime(String text) {
        Resource resource = ResourceFactory.newReaderResource(new StringReader(text));
        return DMNRuntimeBuilder.fromDefaults()
                .setRootClassLoader(new NoClasses())
                .setOption(new RuntimeTypeCheckOption(true))
                .buildConfiguration()
                .fromResources(List.of(resource))
                .getOrElseThrow(e -> new UnreadableArtifact("The DMN engine cannot load the model: " + e, e));
    }

    private static void requireSound(DMNModel model) {
        var errors = model.getMessages(DMNMessage.Severity.ERROR);
        if (!errors.isEmpty()) {
            throw new UnreadableArtifact("The DMN model '%s' has %d errors, first: %s"
                    .formatted(model.getName(), errors.size(), errors.get(0).getText()));
        }
    }

    /** The class loader for models' functions, in which the engine finds no Java class. */
    private static final class NoClasses extends ClassLoader {

        private NoClasses() {
            super(null);
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            throw new ClassNotFoundException("Decision models may not access Java: " + name);
        }
    }
}
