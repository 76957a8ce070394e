package io.muster.notification.mail;

import com.fasterxml.jackson.databind.JsonNode;
import io.muster.notification.EventKind;
import io.muster.notification.NotificationSettings;
import io.muster.notification.outbox.OutboxEvent;
import io.muster.security.UserDirectory;
import io.muster.shared.InvalidVersionId;
import io.muster.shared.ProcessChangeId;
import io.muster.shared.SubjectId;
import io.muster.shared.Texts;
import io.muster.shared.VersionId;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

/**
 * The texts of mail. Each kind of event has a template in plain text, whose first line is the subject; one page of HTML
 * lays out the same sentences, so that both forms say the same. What people have typed is put into one line each, and
 * escaped in HTML.
 */
@Component
class MailTexts {

    private static final Set<EventKind> TASKS =
            EnumSet.of(EventKind.TASK_OPENED, EventKind.TASK_REMINDED, EventKind.TASK_ESCALATED);

    private static final int LONGEST_SUBJECT = 150;
    /** What follows it is not part of what a mail says (RFC 3676, section 4.3). */
    private static final String SIGNATURE = "\n\n-- \n";

    private static final String FOLDER = "templates/notifications/";

    private final SpringTemplateEngine engine = new SpringTemplateEngine();
    private final MailWords words;
    private final String baseUrl;

    MailTexts(@Lazy UserDirectory people, NotificationSettings settings) {
        this.words = new MailWords(people);
        this.baseUrl = settings.baseUrl().toString().replaceAll("/+$", "");
        engine.addTemplateResolver(resolver(TemplateMode.TEXT, ".txt"));
        engine.addTemplateResolver(resolver(TemplateMode.HTML, ".html"));
    }

    private static ClassLoaderTemplateResolver resolver(TemplateMode mode, String suffix) {
        var resolver = new ClassLoaderTemplateResolver(MailTexts.class.getClassLoader());
        resolver.setPrefix(FOLDER);
        resolver.setSuffix(suffix);
        resolver.setTemplateMode(mode);
        resolver.setCharacterEncoding(StandardCharsets.UTF_8.name());
        resolver.setCheckExistence(true);
        return resolver;
    }

    /**
     * What is said about one event.
     *
     * @param title one line, also the subject of a mail of its own
     */
    record Item(String title, List<String> paragraphs, String link, String linkText) {

        String asText() {
            var lines = new ArrayList<String>();
            lines.add(title);
            lines.addAll(paragraphs);
            lines.add("%s:%n%s".formatted(linkText, link).replace("\r", ""));
            return String.join("\n\n", lines);
        }
    }

    /** A mail's three texts. */
    record MailText(String subject, String plain, String html) {}

    MailText of(List<OutboxEvent> events, boolean isDaily) {
        var items = events.stream().map(this::item).toList();
        var subject = isDaily ? dailySubject(items.size()) : items.get(0).title();
        var ending = "You can choose daily or no mail: %s/notifications".formatted(baseUrl);
        var plain = items.stream().map(Item::asText).collect(Collectors.joining("\n\n* * *\n\n"));
        var context = new Context(Locale.ENGLISH, Map.of("subject", subject, "items", items, "ending", ending));
        return new MailText(
                Texts.abbreviate(subject, LONGEST_SUBJECT),
                plain + SIGNATURE + ending + "\n",
                engine.process("layout", context));
    }

    private static String dailySubject(int events) {
        return events == 1 ? "Muster: 1 event" : "Muster: %d events".formatted(events);
    }

    private Item item(OutboxEvent event) {
        var values = new HashMap<String, Object>();
        values.put("subject", MailWords.line(event.subject()));
        values.put("actor", words.person(event.actor().id()));
        values.put("at", words.time(event.at().toString()));
        values.put("event", values(event.body()));
        values.put("words", words);
        var lines = engine.process(event.kind().word(), new Context(Locale.ENGLISH, values))
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
        return new Item(lines.get(0), lines.subList(1, lines.size()), link(event), linkText(event.kind()));
    }

    /** The members of an event that are texts or numbers; those it does not have are absent. */
    private static Map<String, String> values(JsonNode body) {
        var values = new HashMap<String, String>();
        body.properties().stream()
                .filter(member ->
                        member.getValue().isValueNode() && !member.getValue().isNull())
                .forEach(member -> values.put(
                        member.getKey(), MailWords.line(member.getValue().asText())));
        return values;
    }

    private String link(OutboxEvent event) {
        if (TASKS.contains(event.kind())) {
            var task = URLEncoder.encode(event.body().path("task").asText(), StandardCharsets.UTF_8);
            return baseUrl + "/tasks/" + task;
        }
        try {
            var subject = SubjectId.parse(event.subject());
            return baseUrl
                    + (subject instanceof VersionId version
                            ? "/versions/%s/%d".formatted(version.model(), version.number())
                            : "/processes/%s/changes/%d".formatted(ProcessChangeId.PROCESS, subject.number()));
        } catch (InvalidVersionId e) {
            return baseUrl + "/";
        }
    }

    private static String linkText(EventKind kind) {
        return TASKS.contains(kind) ? "Open the task" : "See the details";
    }
}
