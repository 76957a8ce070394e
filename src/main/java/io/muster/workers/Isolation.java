package io.muster.workers;

import io.muster.formats.ModelFormat;

/**
 * The isolation of artifacts that may hang, exhaust memory, or crash the process that opens them. The returned formats
 * keep the contract of {@link ModelFormat}, and their calls always end.
 */
public interface Isolation {

    /** The format for unexamined artifacts, in one of a few shared processes. */
    ModelFormat examining(ModelFormat format);

    /** The format for models in service, each scorer in a separate process, which is restarted when it ends. */
    ModelFormat serving(ModelFormat format);

    /** Whether isolation is enabled; without it everything runs in this process. */
    boolean isOn();

    /** No isolation: everything runs in this process. */
    static Isolation none() {
        return new Isolation() {
            @Override
            public ModelFormat examining(ModelFormat format) {
                return format;
            }

            @Override
            public ModelFormat serving(ModelFormat format) {
                return format;
            }

            @Override
            public boolean isOn() {
                return false;
            }
        };
    }
}
