package io.muster.processfiles;

import io.muster.processfiles.FileUnreadable.FileFault;
import io.muster.shared.Digest;
import io.muster.shared.xml.HardenedXml;
import io.muster.shared.xml.UnsafeXml;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ref.SoftReference;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.xml.ModelException;
import org.jspecify.annotations.Nullable;

/**
 * A file of a deployment, read at most once. Its kind follows from its name, by the same endings as in the engine,
 * which need no dot; no other class determines it.
 */
public final class DeploymentFile {

    /** The deepest permitted nesting of elements: far more than the sub-processes that a proof follows. */
    private static final int DEEPEST = 100;

    private static final Pattern PLAIN = Pattern.compile("(\\P{Cntrl}+)\\.(bpmn|bpmn20\\.xml|dmn|dmn11\\.xml|form)");

    private final String name;
    private final byte[] content;
    private volatile @Nullable FileElement root;
    private volatile @Nullable List<FileFault> faults;
    /** Many times as large as the file, and files are kept with comparisons. */
    private volatile SoftReference<BpmnModelInstance> model = new SoftReference<>(null);

    /**
     * @param name as sent, whose ending determines the kind
     * @param content as sent
     */
    public DeploymentFile(String name, byte[] content) {
        this.name = name;
        this.content = content.clone();
    }

    public String name() {
        return name;
    }

    public byte[] content() {
        return content.clone();
    }

    /**
     * Whether every tool takes it for the same kind of file: the engine would also take {@code xbpmn} for a diagram.
     */
    public boolean isPlainlyNamed() {
        return PLAIN.matcher(name).matches();
    }

    /** A plain name without the ending that says the kind; any other name as it is. */
    public static String baseName(String name) {
        var plain = PLAIN.matcher(name);
        return plain.matches() ? plain.group(1) : name;
    }

    public boolean isDiagram() {
        return isDiagram(name);
    }

    public boolean isTable() {
        return isTable(name);
    }

    public boolean isForm() {
        return isForm(name);
    }

    public static boolean isDiagram(String name) {
        return name.endsWith("bpmn") || name.endsWith("bpmn20.xml");
    }

    public static boolean isTable(String name) {
        return name.endsWith("dmn") || name.endsWith("dmn11.xml");
    }

    public static boolean isForm(String name) {
        return name.endsWith("form");
    }

    /** Whether the engine processes a file of this name. */
    public static boolean isDeployed(String name) {
        return isDiagram(name) || isTable(name) || isForm(name);
    }

    public Digest digest() {
        return Digest.of(content);
    }

    /**
     * The root element of a diagram or table.
     *
     * @throws FileUnreadable if it is not XML
     */
    public FileElement root() throws FileUnreadable {
        var known = root;
        if (known == null) {
            known = FileElement.read(content, isDiagram() ? DEEPEST : Integer.MAX_VALUE);
            root = known;
        }
        return known;
    }

    /**
     * Places at which a diagram or table is not as its schema says, one sentence if no schema is known; empty if there
     * is none.
     *
     * @throws FileUnreadable if it is not XML
     */
    public List<FileFault> faults() throws FileUnreadable {
        var known = faults;
        if (known == null) {
            var schema = isDiagram() ? Optional.of(FileSchema.BPMN) : FileSchema.ofTables(root().namespace());
            known = schema.map(each -> each.faults(content)).orElse(List.of(unknownVersion(root())));
            faults = known;
        }
        return known;
    }

    private static FileFault unknownVersion(FileElement root) {
        return new FileFault(
                root.line(),
                root.column(),
                "'%s' is not the namespace of a DMN version that the engine knows".formatted(root.namespace()));
    }

    /**
     * The typed model of a diagram, which is parsed once. No one may change it.
     *
     * @throws DiagramUnreadable if it is not BPMN
     */
    public BpmnModelInstance model() {
        var known = model.get();
        if (known == null) {
            known = parse();
            model = new SoftReference<>(known);
        }
        return known;
    }

    private BpmnModelInstance parse() {
        try {
            HardenedXml.requireHarmless(new ByteArrayInputStream(content), DEEPEST);
            return Bpmn.readModelFromStream(new ByteArrayInputStream(content));
        } catch (UnsafeXml e) {
            throw new DiagramUnreadable(name, new FileFault(e.line(), e.column(), e.why()).inWords());
        } catch (ModelException e) {
            throw unreadable(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private DiagramUnreadable unreadable(ModelException cause) {
        var faults = FileSchema.BPMN.faults(content);
        return faults.isEmpty()
                ? new DiagramUnreadable(name, cause)
                : new DiagramUnreadable(
                        name, faults.stream().map(FileFault::inWords).collect(Collectors.joining("; ")));
    }

    /** The root element; empty if the file is not XML, which is reported elsewhere. */
    public Optional<FileElement> readableRoot() {
        try {
            return Optional.of(root());
        } catch (FileUnreadable e) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
