package io.muster.evidence.web;

import io.muster.evidence.Evidence;
import io.muster.evidence.attachments.Attachments;
import io.muster.evidence.attachments.Challenges;
import io.muster.shared.Actor;
import io.muster.shared.VersionId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.io.IOException;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Evidence", description = "Evidence about versions, and people's decisions on it")
class AttachmentController {

    private final Attachments attachments;
    private final Challenges challenges;

    AttachmentController(Attachments attachments, Challenges challenges) {
        this.attachments = attachments;
        this.challenges = challenges;
    }

    @PostMapping(path = "/api/versions/{id}/attachments", consumes = MediaType.APPLICATION_OCTET_STREAM_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    @PreAuthorize(Attachments.CONTRIBUTORS)
    @Operation(summary = "Attaches the request's body to a version, as evidence; its type is detected from the content")
    Evidence attach(
            @PathVariable String id,
            @RequestParam String name,
            @RequestParam String description,
            HttpServletRequest request,
            Actor actor)
            throws IOException {
        return attachments.attach(VersionId.parse(id), name, description, request.getInputStream(), actor);
    }

    @PostMapping("/api/versions/{id}/challenges")
    @ResponseStatus(HttpStatus.CREATED)
    @PreAuthorize(Attachments.CONTRIBUTORS)
    @Operation(summary = "Challenges a version: a question or objection that its developer should answer")
    Evidence raise(@PathVariable String id, @Valid @RequestBody Contribution request, Actor actor) {
        return challenges.raise(VersionId.parse(id), request.text(), actor);
    }

    @PostMapping("/api/versions/{id}/challenges/{challenge}/responses")
    @ResponseStatus(HttpStatus.CREATED)
    @PreAuthorize(Attachments.CONTRIBUTORS)
    @Operation(summary = "Answers a challenge")
    Evidence respond(
            @PathVariable String id,
            @PathVariable String challenge,
            @Valid @RequestBody Contribution request,
            Actor actor) {
        return challenges.respond(VersionId.parse(id), challenge, request.text(), actor);
    }

    record Contribution(@NotBlank @Size(max = 4000) String text) {}
}
