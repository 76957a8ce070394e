package io.muster.rendering;

import java.util.Collection;

/**
 * A self-contained page that can be opened as a file from anywhere. Its own content security policy prevents scripts
 * and requests.
 */
public final class HtmlFile {

    private static final String STYLE = """
            body{margin:2rem;font:1rem/1.5 system-ui,sans-serif;color:#1c2330;background:#fff;overflow-wrap:anywhere}
            p,li{max-width:90ch}
            .wrong{color:#a3261f}.good{color:#1c6b3a}.quiet{color:#596273}
            figure{margin:1rem 0;overflow:auto;border:1px solid #c9ced8;border-radius:.4rem}
            figcaption{padding:.3rem .75rem;color:#596273}
            .pair{display:grid;grid-template-columns:repeat(2,minmax(0,1fr));gap:1rem}
            @media (max-width:60rem){body{margin:1rem}.pair{grid-template-columns:minmax(0,1fr)}}
            """;

    private final StringBuilder body = new StringBuilder();
    private final String title;

    public HtmlFile(String title) {
        this.title = title;
        element("h1", "", title);
    }

    public HtmlFile heading(String text) {
        return element("h2", "", text);
    }

    public HtmlFile subheading(String text) {
        return element("h3", "", text);
    }

    public HtmlFile paragraph(String text) {
        return element("p", "", text);
    }

    public HtmlFile good(String text) {
        return element("p", "good", text);
    }

    public HtmlFile wrong(String text) {
        return element("p", "wrong", text);
    }

    public HtmlFile quiet(String text) {
        return element("p", "quiet", text);
    }

    public HtmlFile list(Collection<String> lines) {
        body.append("<ul>");
        lines.forEach(line -> element("li", "", line));
        body.append("</ul>\n");
        return this;
    }

    /** @param svg of a {@link Picture}; empty if the diagram has none */
    public HtmlFile picture(String caption, String svg) {
        body.append("<figure tabindex=\"0\">");
        element("figcaption", "", svg.isEmpty() ? caption + ": not drawn" : caption);
        body.append(svg).append("</figure>\n");
        return this;
    }

    /** Two pictures side by side. */
    public HtmlFile pair(String leftCaption, String left, String rightCaption, String right) {
        body.append("<div class=\"pair\">");
        picture(leftCaption, left).picture(rightCaption, right);
        body.append("</div>\n");
        return this;
    }

    private HtmlFile element(String name, String style, String text) {
        body.append('<').append(name);
        body.append(style.isEmpty() ? "" : " class=\"%s\"".formatted(style)).append('>');
        body.append(Svg.escape(text)).append("</").append(name).append(">\n");
        return this;
    }

    @Override
    public String toString() {
        return """
                <!DOCTYPE html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <title>%s</title>
                <style>
                %s</style>
                </head>
                <body>
                %s</body>
                </html>
                """.formatted(Svg.escape(title), STYLE, body);
    }
}
