package io.muster.identity.web;

import io.swagger.v3.oas.annotations.Hidden;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/**
 * The answer to the Camunda Modeler on where "Open in Cockpit" leads; the engine itself answers 404 here. The Modeler asks without
 * credentials, and the answer is not a secret.
 */
@Hidden
@RestController
class WebAppLinksController {

    @GetMapping("/.well-known/camunda-automation-platform/webapps")
    @PreAuthorize("permitAll()")
    WebApps links() {
        return new WebApps(link("admin"), link("cockpit"), link("tasklist"));
    }

    private static String link(String application) {
        return ServletUriComponentsBuilder.fromCurrentContextPath()
                        .path("/camunda/app/" + application + "/default/")
                        .toUriString()
                + "#/";
    }

    record WebApps(String adminUrl, String cockpitUrl, String tasklistUrl) {}
}
