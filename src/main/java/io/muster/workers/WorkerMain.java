package io.muster.workers;

import io.muster.datasets.columns.ColumnBatch;
import io.muster.extensions.ExtensionRefused;
import io.muster.formats.ModelFormat;
import io.muster.formats.OutsideFormats;
import io.muster.formats.Scorer;
import io.muster.formats.ScoringFailed;
import io.muster.formats.dmn.DmnFormat;
import io.muster.formats.onnx.OnnxFormat;
import io.muster.formats.pmml.PmmlFormat;
import io.muster.workers.protocol.Answer;
import io.muster.workers.protocol.Frames;
import io.muster.workers.protocol.Request;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The main class of the worker process. It handles requests from its standard input, one at a time, and answers on its
 * standard output. It has no container, engine or database, and it ends with the server that started it.
 */
public final class WorkerMain {

    /** The first message of every process, by which the server knows that it has started. */
    static final String READY = "muster worker 1";

    /** For recursive parsers: the same as for the server's loading threads. */
    private static final long STACK_BYTES = 4L << 20;

    private final Map<String, ModelFormat> formats;
    private final String limits;
    private @Nullable Scorer scorer;

    private WorkerMain(WorkerArguments arguments) {
        var settings = arguments.settings();
        this.limits = arguments.memory();
        this.formats = Stream.concat(
                        Stream.of(new OnnxFormat(settings), new PmmlFormat(settings), new DmnFormat(settings)),
                        fromOutside(arguments).stream())
                .collect(Collectors.toMap(ModelFormat::id, format -> format));
    }

    private static List<ModelFormat> fromOutside(WorkerArguments arguments) {
        if (arguments.jars().isEmpty()) {
            return List.of();
        }
        var loader = WorkerMain.class.getClassLoader();
        OutsideCode.requireToldOnly(arguments.jars(), loader);
        return OutsideFormats.on(loader, arguments.settings());
    }

    public static void main(String[] words) {
        var in = new DataInputStream(new BufferedInputStream(new FileInputStream(FileDescriptor.in), 1 << 16));
        var out = new DataOutputStream(new BufferedOutputStream(new FileOutputStream(FileDescriptor.out), 1 << 16));
        // Output of libraries must not mix with the answers.
        System.setOut(System.err);
        var worker = prepared(WorkerArguments.parse(words));
        endWithParent();
        new Thread(null, () -> worker.serve(in, out), "muster-work", STACK_BYTES).start();
    }

    /** The server tells its operator the last words of a process that did not start. */
    private static WorkerMain prepared(WorkerArguments arguments) {
        try {
            return new WorkerMain(arguments);
        } catch (ExtensionRefused e) {
            System.err.println(e.getMessage());
            Runtime.getRuntime().halt(1);
            throw e;
        }
    }

    /** Ends when the parent does: the end of its input ends an idle process, but a busy one does not read its input. */
    private static void endWithParent() {
        ProcessHandle.current().parent().ifPresent(parent -> parent.onExit().thenRun(WorkerMain::end));
    }

    private void serve(DataInputStream in, DataOutputStream out) {
        try {
            Frames.write(out, READY.getBytes(java.nio.charset.StandardCharsets.UTF_8));
            while (true) {
                var request = Request.of(Frames.read(in));
                Frames.write(out, bytes(answer(request)));
            }
        } catch (EOFException e) {
            end();
        } catch (IOException e) {
            System.err.println("The message from the server cannot be read: " + e);
            end();
        }
    }

    /** An answer that is too large is replaced by a refusal of its request. */
    private static byte[] bytes(Answer answer) {
        var bytes = answer.bytes();
        if (bytes.length <= Frames.LARGEST) {
            return bytes;
        }
        return new Answer.Refused(
                        Answer.Refused.Kind.SCORING_FAILED,
                        "The answer has %d bytes; a worker process sends at most %d"
                                .formatted(bytes.length, Frames.LARGEST))
                .bytes();
    }

    /** Halts without shutdown hooks: a process that examined untrusted bytes has nothing worth waiting for. */
    private static void end() {
        Folders.delete(java.nio.file.Path.of(System.getProperty("java.io.tmpdir")));
        Runtime.getRuntime().halt(0);
    }

    private Answer answer(Request request) {
        try {
            return perform(request);
        } catch (RuntimeException | StackOverflowError | LinkageError e) {
            // Libraries fail in many ways; the server turns all of them into refusals.
            return Answer.Refused.of(e, limits);
        }
    }

    private Answer perform(Request request) {
        if (request instanceof Request.Inspect inspect) {
            return new Answer.Inspected(format(inspect.format()).inspect(inspect.artifact()));
        }
        if (request instanceof Request.Unbounded unbounded) {
            return new Answer.Boundedness(
                    format(unbounded.format()).unbounded(unbounded.artifact(), unbounded.signature()));
        }
        if (request instanceof Request.OwnRecords own) {
            return new Answer.Records(format(own.format()).ownRecords(own.artifact(), own.signature()));
        }
        if (request instanceof Request.Open open) {
            close();
            scorer = format(open.format()).load(open.artifact(), open.signature());
            return new Answer.Done();
        }
        if (request instanceof Request.Row row) {
            return new Answer.RowScored(scored(opened(), row.values()));
        }
        if (request instanceof Request.Batch batch) {
            return new Answer.BatchScored(opened().score(new ColumnBatch(batch.rows(), batch.inputs()))
                    .columns());
        }
        close();
        return new Answer.Done();
    }

    private static @Nullable Object[] scored(Scorer scorer, @Nullable Object[] values) {
        var inputs = scorer.signature().inputs();
        var row = new LinkedHashMap<String, @Nullable Object>();
        for (var i = 0; i < values.length; i++) {
            row.put(inputs.get(i).name(), values[i]);
        }
        var scored = scorer.scoreRow(row);
        return scorer.signature().outputs().stream()
                .map(output -> scored.get(output.name()))
                .toArray();
    }

    private ModelFormat format(String id) {
        var format = formats.get(id);
        if (format == null) {
            throw new ScoringFailed(
                    "A worker process does not know the format '%s', only %s".formatted(id, formats.keySet()));
        }
        return format;
    }

    private Scorer opened() {
        if (scorer == null) {
            throw new ScoringFailed("No artifact is open in this worker process");
        }
        return scorer;
    }

    private void close() {
        var open = scorer;
        scorer = null;
        if (open != null) {
            open.close();
        }
    }
}
