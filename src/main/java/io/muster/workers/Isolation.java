package io.muster.workers;

import io.muster.formats.ModelFormat;

/**
 * Where artifacts are opened that may hang, take too much memory, or crash the process they are opened in. What comes back
 * keeps every promise of {@link ModelFormat}, and ends by itself.
 */
public interface Isolation {

    /** The format, for artifacts nobody has looked into yet: by one of a few shared processes. */
    ModelFormat examining(ModelFormat format);

    /** The format, for models in service: each scorer by a process of its own, which is started again when it ends. */
    ModelFormat serving(ModelFormat format);

    /** Whether there is any isolation; without it everything runs in this process. */
    boolean isOn();

    /** Everything in this process. */
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
