package io.muster.formats.onnx;

import ai.onnxruntime.OrtException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Something of ONNX Runtime's that holds memory no garbage collector gives back. All of them are counted, so that a
 * forgotten one is noticed.
 */
final class NativeHandle<T extends AutoCloseable> implements AutoCloseable {

    private static final AtomicLong OPEN = new AtomicLong();

    private final T thing;
    private final AtomicBoolean closed = new AtomicBoolean();

    NativeHandle(T thing) {
        this.thing = thing;
        OPEN.incrementAndGet();
    }

    /** How many there are in this process. */
    static long open() {
        return OPEN.get();
    }

    T get() {
        return thing;
    }

    @Override
    public void close() throws OrtException {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        try {
            thing.close();
        } catch (OrtException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            // AutoCloseable may throw anything; ONNX Runtime's own says OrtException only.
            throw new IllegalStateException("ONNX Runtime closes with an exception of a kind it does not declare", e);
        }
        OPEN.decrementAndGet();
    }
}
