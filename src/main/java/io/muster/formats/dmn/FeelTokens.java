package io.muster.formats.dmn;

import io.muster.shared.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The tokens of an expression: words, numbers, texts and signs. Only the engine, which has all names, knows which words
 * form one name; so users of this class must assume the worst of the possible meanings.
 */
record FeelTokens(List<Token> tokens) {

    enum Kind {
        WORD,
        NUMBER,
        TEXT,
        SIGN
    }

    record Token(Kind kind, String text) {

        boolean is(String expected) {
            return kind != Kind.TEXT && text.equals(expected);
        }

        boolean isWord() {
            return kind == Kind.WORD && !KEYWORDS.contains(text);
        }

        boolean isLoop() {
            return kind == Kind.WORD && LOOPS.contains(text);
        }

        boolean opens() {
            return kind == Kind.SIGN && "([{".contains(text);
        }

        boolean closes() {
            return kind == Kind.SIGN && ")]}".contains(text);
        }
    }

    private static final Set<String> LOOPS = Set.of("for", "some", "every");

    static final Set<String> KEYWORDS = Set.of(
            "for",
            "return",
            "if",
            "then",
            "else",
            "some",
            "every",
            "satisfies",
            "instance",
            "of",
            "in",
            "function",
            "external",
            "or",
            "and",
            "between");

    private static final Pattern TOKEN = Pattern.compile(
            "(?<space>\\s+|//[^\\r\\n]*|/\\*.*?\\*/)"
                    + "|(?<text>\"(?:[^\"\\\\]|\\\\.)*+\")"
                    + "|(?<number>\\d+(?:\\.\\d+)?(?:[eE][+-]?\\d+)?|\\.\\d+)"
                    + "|(?<word>[\\p{L}_?'][\\p{L}\\p{N}_?']*)"
                    + "|(?<sign>\\.\\.|\\*\\*|<=|>=|!=|.)",
            Pattern.DOTALL);

    static FeelTokens of(String expression) {
        var tokens = new ArrayList<Token>();
        var matcher = TOKEN.matcher(expression);
        while (matcher.find()) {
            for (var kind : Kind.values()) {
                var text = matcher.group(kind.name().toLowerCase(java.util.Locale.ROOT));
                if (text != null) {
                    tokens.add(new Token(kind, text));
                }
            }
        }
        return new FeelTokens(List.copyOf(tokens));
    }

    int size() {
        return tokens.size();
    }

    Token get(int index) {
        return tokens.get(index);
    }

    FeelTokens part(int from, int to) {
        return new FeelTokens(tokens.subList(from, to));
    }

    /** The index of the first of these signs or words outside all brackets, from an index on; the end if there is none. */
    int find(int from, Set<String> expected) {
        var depth = 0;
        for (var i = from; i < size(); i++) {
            var token = get(i);
            if (depth == 0 && token.kind() != Kind.TEXT && expected.contains(token.text())) {
                return i;
            }
            if (token.opens()) {
                depth++;
            } else if (token.closes() && --depth < 0) {
                return size();
            }
        }
        return size();
    }

    /** The index at which the bracket around an index closes; the end if it is never closed. */
    int endOfBracket(int from) {
        var depth = 0;
        for (var i = from; i < size(); i++) {
            if (get(i).opens()) {
                depth++;
            } else if (get(i).closes() && --depth < 0) {
                return i;
            }
        }
        return size();
    }

    String inWords() {
        var text = String.join(" ", tokens.stream().map(Token::text).toList());
        return Texts.abbreviate(text, 80);
    }
}
