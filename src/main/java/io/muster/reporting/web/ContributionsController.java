package io.muster.reporting.web;

import io.muster.evidence.attachments.Attachments;
import io.muster.evidence.attachments.Challenges;
import io.muster.shared.Actor;
import io.muster.shared.VersionId;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** What people add to the record of a version on its page: files, challenges and responses. */
@Controller
@ForPeople
@RequestMapping("/versions/{model}/{number}")
class ContributionsController {

    private final Attachments attachments;
    private final Challenges challenges;

    ContributionsController(Attachments attachments, Challenges challenges) {
        this.attachments = attachments;
        this.challenges = challenges;
    }

    /** A browser saves the file and never shows it; if one showed it nevertheless, it could do nothing. */
    @GetMapping("/attachments/{id}")
    void download(
            @PathVariable String model,
            @PathVariable String number,
            @PathVariable String id,
            HttpServletResponse response)
            throws IOException {
        var attachment = attachments.find(version(model, number), id);
        try (var content = attachments.open(attachment)) {
            response.setContentType(MediaType.APPLICATION_OCTET_STREAM_VALUE);
            response.setHeader("X-Content-Type-Options", "nosniff");
            response.setHeader("Content-Security-Policy", "sandbox; default-src 'none'; frame-ancestors 'none'");
            response.setHeader(
                    HttpHeaders.CONTENT_DISPOSITION,
                    ContentDisposition.attachment()
                            .filename(attachment.name(), StandardCharsets.UTF_8)
                            .build()
                            .toString());
            response.setContentLengthLong(attachment.size());
            content.transferTo(response.getOutputStream());
        }
    }

    @PostMapping("/attachments")
    @PreAuthorize(Attachments.CONTRIBUTORS)
    String attach(
            @PathVariable String model,
            @PathVariable String number,
            @RequestParam MultipartFile file,
            @RequestParam String description,
            Actor actor)
            throws IOException {
        try (var content = file.getInputStream()) {
            attachments.attach(
                    version(model, number), String.valueOf(file.getOriginalFilename()), description, content, actor);
        }
        return back(model, number);
    }

    @PostMapping("/challenges")
    @PreAuthorize(Attachments.CONTRIBUTORS)
    String raise(@PathVariable String model, @PathVariable String number, @RequestParam String text, Actor actor) {
        challenges.raise(version(model, number), text, actor);
        return back(model, number);
    }

    @PostMapping("/challenges/{challenge}/responses")
    @PreAuthorize(Attachments.CONTRIBUTORS)
    String respond(
            @PathVariable String model,
            @PathVariable String number,
            @PathVariable String challenge,
            @RequestParam String text,
            Actor actor) {
        challenges.respond(version(model, number), challenge, text, actor);
        return back(model, number);
    }

    private static VersionId version(String model, String number) {
        return VersionId.parse(model + "@" + number);
    }

    private static String back(String model, String number) {
        return "redirect:/versions/%s/%s#contributions".formatted(model, number);
    }
}
