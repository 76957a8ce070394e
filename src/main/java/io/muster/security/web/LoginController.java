package io.muster.security.web;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** The page where people sign in; the form goes to Spring Security. */
@Controller
class LoginController {

    @GetMapping("/login")
    String login() {
        return "login";
    }
}
