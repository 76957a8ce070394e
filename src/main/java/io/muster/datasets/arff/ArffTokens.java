package io.muster.datasets.arff;

import io.muster.datasets.DatasetProblem;
import java.util.ArrayList;
import java.util.List;

/** The tokens of one line of ARFF: words may be quoted by ' or ", with a backslash as escape character. */
final class ArffTokens {

    private final String text;
    private final int line;
    private int at;

    ArffTokens(String text, int line) {
        this.text = text;
        this.line = line;
    }

    /** @param quoted distinguishes the text {@code '?'} from the missing value {@code ?} */
    record Cell(String text, boolean quoted) {
        boolean isMissing() {
            return !quoted && text.equals("?");
        }
    }

    /** The next word: quoted, or up to white space. */
    String word() {
        skipSpace();
        if (isQuote()) {
            return quoted();
        }
        var start = at;
        while (at < text.length() && !Character.isWhitespace(text.charAt(at)) && text.charAt(at) != '{') {
            at++;
        }
        if (start == at) {
            throw DatasetProblem.invalidArff(line, "a name is missing");
        }
        return text.substring(start, at);
    }

    String rest() {
        return text.substring(at).strip();
    }

    /** All values between commas. */
    List<Cell> separated() {
        var cells = new ArrayList<Cell>();
        do {
            cells.add(cell());
        } while (at++ < text.length());
        return cells;
    }

    private Cell cell() {
        skipSpace();
        if (isQuote()) {
            var value = new Cell(quoted(), true);
            skipSpace();
            if (at < text.length() && text.charAt(at) != ',') {
                throw DatasetProblem.invalidArff(line, "a comma is missing after '%s'".formatted(value.text()));
            }
            return value;
        }
        var end = text.indexOf(',', at);
        var value = text.substring(at, end < 0 ? text.length() : end).strip();
        at = end < 0 ? text.length() : end;
        return new Cell(requireSome(value), false);
    }

    private String requireSome(String value) {
        if (value.isEmpty()) {
            throw DatasetProblem.invalidArff(line, "a value is missing; an unknown value is written as '?'");
        }
        return value;
    }

    private String quoted() {
        var quote = text.charAt(at++);
        var value = new StringBuilder();
        for (; at < text.length(); at++) {
            var c = text.charAt(at);
            if (c == quote) {
                at++;
                return value.toString();
            }
            value.append(c == '\\' && at + 1 < text.length() ? text.charAt(++at) : c);
        }
        throw DatasetProblem.invalidArff(line, "a quote is not closed");
    }

    private boolean isQuote() {
        return at < text.length() && (text.charAt(at) == '\'' || text.charAt(at) == '"');
    }

    private void skipSpace() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }
}
