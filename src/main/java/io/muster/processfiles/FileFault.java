package io.muster.processfiles;

/**
 * A place at which a file is not as its schema says.
 *
 * @param line counted from 1, 0 when the file has none
 * @param column counted from 1, 0 when the file has none
 * @param cause in the words of the schema, without full stop
 */
public record FileFault(int line, int column, String cause) {

    String inWords() {
        return "line %d, column %d: %s".formatted(line, column, cause);
    }
}
