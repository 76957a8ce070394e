package io.muster.formats.onnx;

import ai.onnxruntime.OrtException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A handle of an ONNX Runtime object whose native memory no garbage collector frees. All handles are counted, so that a
 * leak is noticed.
 */
final class NativeHandle<T extends AutoCloseable> implements AutoCloseable {

    private static final AtomicLong OPEN = new AtomicLong();

    private final T thing;
    private final AtomicBoolean closed = new AtomicBoolean();

    NativeHandle(T thing) {
        this.thing = thing;
        OPEN.incrementAndGet();
    }

    /** The number of open handles in this process. */
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
            // AutoCloseable may throw anything; ONNX Runtime declares only OrtException.
            throw new IllegalStateException("ONNX Runtime closes with an exception of a kind it does not declare", e);
        }
        OPEN.decrementAndGet();
    }
}
