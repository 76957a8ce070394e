package io.muster.testing;

import com.sun.management.ThreadMXBean;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.util.Arrays;

/** A stream of any number of bytes, produced while it is read, and the memory that reading it takes. */
public final class Endless extends InputStream {

    private long left;

    /** @param size bytes */
    public Endless(long size) {
        this.left = size;
    }

    @Override
    public int read() {
        return left-- > 0 ? 'x' : -1;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) {
        if (length == 0) {
            return 0;
        }
        if (left <= 0) {
            return -1;
        }
        var count = (int) Math.min(length, left);
        Arrays.fill(buffer, offset, offset + count, (byte) 'x');
        left -= count;
        return count;
    }

    /** @return bytes of heap that this thread asked for meanwhile, collected or not */
    public static long heapTakenBy(Runnable work) {
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        var before = threads.getCurrentThreadAllocatedBytes();
        work.run();
        return threads.getCurrentThreadAllocatedBytes() - before;
    }
}
