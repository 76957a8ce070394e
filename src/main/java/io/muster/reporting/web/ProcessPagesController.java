package io.muster.reporting.web;

import io.muster.reporting.ChangesPage;
import io.muster.reporting.ComparisonPage;
import io.muster.reporting.ProcessesPage;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** Pages about the processes themselves: their diagrams, proofs and changes. */
@Controller
@ForPeople
class ProcessPagesController {

    private static final String VIEW = "view";

    private final ProcessesPage processes;
    private final ComparisonPage comparison;
    private final ChangesPage changes;

    ProcessPagesController(ProcessesPage processes, ComparisonPage comparison, ChangesPage changes) {
        this.processes = processes;
        this.comparison = comparison;
        this.changes = changes;
    }

    @GetMapping("/processes")
    String all(Model page) {
        page.addAttribute("processes", processes.list());
        page.addAttribute("changes", changes.list());
        page.addAttribute("extensions", processes.extensions());
        return "processes";
    }

    @GetMapping("/processes/{key}")
    String newest(@PathVariable String key, Model page) {
        page.addAttribute(VIEW, processes.newest(key));
        return "process";
    }

    @GetMapping("/processes/{key}/{version:[0-9]+}")
    String version(@PathVariable String key, @PathVariable int version, Model page) {
        page.addAttribute(VIEW, processes.read(key, version));
        return "process";
    }

    @GetMapping("/processes/{key}/{before:[0-9]+}/{after:[0-9]+}")
    String compare(@PathVariable String key, @PathVariable int before, @PathVariable int after, Model page) {
        page.addAttribute(VIEW, comparison.read(key, before, after));
        return "comparison";
    }

    @GetMapping("/processes/process-change/changes/{number:[0-9]{1,9}}")
    String change(@PathVariable int number, Model page) {
        page.addAttribute(VIEW, changes.read(number));
        return "change";
    }
}
