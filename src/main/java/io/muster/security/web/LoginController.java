package io.muster.security.web;

import io.muster.security.oidc.OidcSignIn;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The page where people sign in; form and link go to Spring Security. */
@Controller
class LoginController {

    private final OidcSignIn provider;

    LoginController(OidcSignIn provider) {
        this.provider = provider;
    }

    @GetMapping("/login")
    String login(Model model) {
        if (provider.isConfigured()) {
            model.addAttribute("provider", provider.link());
        }
        return "login";
    }
}
