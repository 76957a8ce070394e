package io.muster.workers.protocol;

import io.muster.datasets.columns.Column;
import io.muster.inventory.signature.Signature;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A request from the server to a worker process, which answers one at a time. */
public sealed interface Request {

    /** A request about an artifact that is being opened. */
    sealed interface OfArtifact extends Request {

        Path artifact();
    }

    /** Asks for the artifact's own signature. */
    record Inspect(String format, Path artifact) implements OfArtifact {}

    /** Asks why the time or memory that its predictions take has no bound, if so. */
    record Unbounded(String format, Path artifact, Signature signature) implements OfArtifact {}

    /** Asks for the golden records in the artifact. */
    record OwnRecords(String format, Path artifact, Signature signature) implements OfArtifact {}

    /** Loads the artifact, to be scored until it is closed. */
    record Open(String format, Path artifact, Signature signature) implements OfArtifact {}

    /** Scores one row: values in the order of the signature's inputs. */
    record Row(@Nullable Object[] values) implements Request {}

    /** Scores rows. */
    record Batch(int rows, List<Column> inputs) implements Request {}

    /** Closes what was opened. */
    record Close() implements Request {}

    default byte[] bytes() {
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(bytes)) {
            write(out);
        } catch (IOException e) {
            throw new IllegalStateException("A request cannot be written into memory", e);
        }
        return bytes.toByteArray();
    }

    private void write(DataOutputStream out) throws IOException {
        if (this instanceof Inspect inspect) {
            out.writeByte('I');
            artifact(out, inspect.format, inspect.artifact);
        } else if (this instanceof Unbounded unbounded) {
            out.writeByte('U');
            artifact(out, unbounded.format, unbounded.artifact);
            Message.signature(out, unbounded.signature);
        } else if (this instanceof OwnRecords own) {
            out.writeByte('G');
            artifact(out, own.format, own.artifact);
            Message.signature(out, own.signature);
        } else if (this instanceof Open open) {
            out.writeByte('O');
            artifact(out, open.format, open.artifact);
            Message.signature(out, open.signature);
        } else if (this instanceof Row row) {
            out.writeByte('R');
            Message.values(out, row.values);
        } else if (this instanceof Batch batch) {
            out.writeByte('B');
            out.writeInt(batch.rows);
            Message.columns(out, batch.inputs);
        } else {
            out.writeByte('C');
        }
    }

    private static void artifact(DataOutputStream out, String format, Path artifact) throws IOException {
        Message.text(out, format);
        Message.text(out, artifact.toAbsolutePath().toString());
    }

    static Request of(byte[] bytes) throws IOException {
        var in = new DataInputStream(new ByteArrayInputStream(bytes));
        var kind = in.readByte();
        return switch (kind) {
            case 'I' -> new Inspect(text(in), Path.of(text(in)));
            case 'U' -> new Unbounded(text(in), Path.of(text(in)), Message.signature(in));
            case 'G' -> new OwnRecords(text(in), Path.of(text(in)), Message.signature(in));
            case 'O' -> new Open(text(in), Path.of(text(in)), Message.signature(in));
            case 'R' -> new Row(Message.values(in));
            case 'B' -> new Batch(in.readInt(), Message.columns(in));
            case 'C' -> new Close();
            default -> throw new IOException("Unknown request " + kind);
        };
    }

    private static String text(DataInputStream in) throws IOException {
        return Objects.requireNonNull(Message.text(in), "a text of a request");
    }
}
