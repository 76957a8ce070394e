package io.muster.processfiles;

/** The failure to read a file as what its name says it is, with the place of the error. */
public final class FileUnreadable extends Exception {

    private final int line;
    private final int column;

    public FileUnreadable(String message, int line, int column) {
        super(message);
        this.line = line;
        this.column = column;
    }

    /** The message, with the place if it is known. */
    public String inWords() {
        return line > 0 ? new FileFault(line, column, getMessage()).inWords() : String.valueOf(getMessage());
    }

    public int line() {
        return line;
    }

    public int column() {
        return column;
    }

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
}
