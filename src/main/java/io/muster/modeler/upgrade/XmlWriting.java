package io.muster.modeler.upgrade;

import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Escaping and unescaping of text in XML. */
final class XmlWriting {

    private static final Pattern REFERENCE = Pattern.compile("&(#x[0-9a-fA-F]+|#[0-9]+|lt|gt|amp|quot|apos);");

    private XmlWriting() {}

    static String written(String meaning) {
        return meaning.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    static String meaning(String written) {
        return REFERENCE.matcher(written).replaceAll(XmlWriting::character);
    }

    private static String character(MatchResult reference) {
        var name = reference.group(1);
        var character = switch (name) {
            case "lt" -> "<";
            case "gt" -> ">";
            case "amp" -> "&";
            case "quot" -> "\"";
            case "apos" -> "'";
            default ->
                Character.toString(
                        name.startsWith("#x")
                                ? Integer.parseInt(name.substring(2), 16)
                                : Integer.parseInt(name.substring(1)));
        };
        return java.util.regex.Matcher.quoteReplacement(character);
    }
}
