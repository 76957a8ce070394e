package io.muster.workers.protocol;

import io.muster.datasets.columns.Column;
import io.muster.formats.IncompatibleSignature;
import io.muster.formats.InvalidInput;
import io.muster.formats.PredictionOverdue;
import io.muster.formats.ScoringFailed;
import io.muster.formats.ScoringUnavailable;
import io.muster.formats.UnreadableArtifact;
import io.muster.inventory.signature.GoldenRecord;
import io.muster.inventory.signature.Signature;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A worker process's answer: the result, or the reason for failure. */
public sealed interface Answer {

    /** Success without a result. */
    record Done() implements Answer {}

    record Inspected(Optional<Signature> signature) implements Answer {}

    record Boundedness(Optional<String> unbounded) implements Answer {}

    record Records(List<GoldenRecord> records) implements Answer {}

    record RowScored(@Nullable Object[] values) implements Answer {}

    record BatchScored(List<Column> outputs) implements Answer {}

    /** @param kind the kind of refusal */
    record Refused(Kind kind, String message) implements Answer {

        public enum Kind {
            INVALID_INPUT,
            UNREADABLE_ARTIFACT,
            INCOMPATIBLE_SIGNATURE,
            SCORING_FAILED,
            /** It gave up a prediction, which may still be running. */
            OVERDUE,
            UNAVAILABLE,
            /** A file could not be read, which may be temporary. */
            FILES,
            /** Not one of our refusals: the runtime failed with an exception of its own. */
            FAULT
        }

        private static final Pattern OUT_OF_MEMORY = Pattern.compile("(?i)alloc|out of memory");

        /** @param memory the memory of a process, in words */
        public static Refused of(Throwable failure, String memory) {
            var message = String.valueOf(message(failure));
            // A native library that is refused memory does not know the reason, so the limit is added.
            var inWords = OUT_OF_MEMORY.matcher(message).find()
                    ? "%s; a worker process has %s".formatted(message, memory)
                    : message;
            return new Refused(kind(failure), inWords);
        }

        private static Kind kind(Throwable failure) {
            if (failure instanceof InvalidInput) {
                return Kind.INVALID_INPUT;
            }
            if (failure instanceof UnreadableArtifact) {
                return Kind.UNREADABLE_ARTIFACT;
            }
            if (failure instanceof IncompatibleSignature) {
                return Kind.INCOMPATIBLE_SIGNATURE;
            }
            if (failure instanceof UncheckedIOException) {
                return Kind.FILES;
            }
            if (failure instanceof PredictionOverdue) {
                return Kind.OVERDUE;
            }
            if (failure instanceof ScoringUnavailable) {
                return Kind.UNAVAILABLE;
            }
            return failure instanceof ScoringFailed ? Kind.SCORING_FAILED : Kind.FAULT;
        }

        private static @Nullable String message(Throwable failure) {
            return kind(failure) == Kind.FAULT ? failure.toString() : failure.getMessage();
        }

        /** @param scoring whether it failed while scoring the model, and not while opening it */
        public RuntimeException exception(boolean scoring) {
            return switch (kind) {
                case INVALID_INPUT -> new InvalidInput(message);
                case UNREADABLE_ARTIFACT -> new UnreadableArtifact(message);
                case INCOMPATIBLE_SIGNATURE -> new IncompatibleSignature(message);
                case SCORING_FAILED, OVERDUE -> new ScoringFailed(message);
                case FILES, UNAVAILABLE -> new ScoringUnavailable(message);
                case FAULT -> {
                    var why = "The runtime fails on the artifact: " + message;
                    yield scoring ? new ScoringFailed(why) : new UnreadableArtifact(why);
                }
            };
        }
    }

    default byte[] bytes() {
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(bytes)) {
            write(out);
        } catch (IOException e) {
            throw new IllegalStateException("An answer cannot be written into memory", e);
        }
        return bytes.toByteArray();
    }

    private void write(DataOutputStream out) throws IOException {
        if (this instanceof Done) {
            out.writeByte('D');
        } else if (this instanceof Inspected inspected) {
            out.writeByte('I');
            out.writeBoolean(inspected.signature.isPresent());
            if (inspected.signature.isPresent()) {
                Message.signature(out, inspected.signature.get());
            }
        } else if (this instanceof Boundedness bound) {
            out.writeByte('U');
            Message.text(out, bound.unbounded.orElse(null));
        } else if (this instanceof Records own) {
            out.writeByte('G');
            Message.records(out, own.records);
        } else if (this instanceof RowScored row) {
            out.writeByte('R');
            Message.values(out, row.values);
        } else if (this instanceof BatchScored batch) {
            out.writeByte('B');
            Message.columns(out, batch.outputs);
        } else if (this instanceof Refused refused) {
            out.writeByte('N');
            Message.text(out, refused.kind.name());
            Message.text(out, refused.message);
        }
    }

    public static Answer of(byte[] bytes) throws IOException {
        var in = new DataInputStream(new ByteArrayInputStream(bytes));
        var kind = in.readByte();
        return switch (kind) {
            case 'D' -> new Done();
            case 'I' -> new Inspected(in.readBoolean() ? Optional.of(Message.signature(in)) : Optional.empty());
            case 'U' -> new Boundedness(Optional.ofNullable(Message.text(in)));
            case 'G' -> new Records(Message.records(in));
            case 'R' -> new RowScored(Message.values(in));
            case 'B' -> new BatchScored(Message.columns(in));
            case 'N' -> new Refused(Refused.Kind.valueOf(Message.text(in)), String.valueOf(Message.text(in)));
            default -> throw new IOException("Unknown answer " + kind);
        };
    }
}
