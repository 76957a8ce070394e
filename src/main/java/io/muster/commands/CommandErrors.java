package io.muster.commands;

import io.muster.extensions.ExtensionRefused;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.nio.file.NoSuchFileException;

/** Error messages for the terminal. */
final class CommandErrors {

    private CommandErrors() {}

    static String explain(Exception failure) {
        if (failure instanceof UncheckedIOException wrapped) {
            return explain(wrapped.getCause());
        }
        if (failure instanceof NoSuchFileException missing) {
            return "there is no file " + missing.getFile();
        }
        if (failure instanceof ConnectException) {
            return "there is no answer from this address";
        }
        if (failure instanceof ExtensionRefused refused) {
            return "%s%n  %s".formatted(refused.getMessage(), refused.action());
        }
        var message = failure.getMessage();
        return message == null ? failure.getClass().getSimpleName() : message;
    }
}
