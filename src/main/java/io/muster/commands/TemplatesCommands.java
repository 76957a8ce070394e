package io.muster.commands;

import io.muster.modeler.ModelerTemplates;
import io.muster.modeler.TemplateFolder;
import io.muster.modeler.upgrade.DiagramReport;
import io.muster.modeler.upgrade.TemplateFinding;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "templates",
        description = "The Camunda Modeler's templates for Muster's steps.",
        mixinStandardHelpOptions = true,
        subcommands = {TemplatesCommands.TemplatesCheck.class, TemplatesCommands.TemplatesGenerate.class})
final class TemplatesCommands {

    @Command(
            name = "check",
            description = "Lists the elements of diagrams that use no template although one fits, or differ from their "
                    + "template, and the keys of templates that have no effect in Camunda 7.",
            mixinStandardHelpOptions = true)
    static final class TemplatesCheck implements Callable<Integer> {

        @Parameters(paramLabel = "<folder>", description = "The topmost folder of your diagrams.")
        private Path folder;

        @Option(
                names = "--upgrade",
                description = "Rewrites the diagrams and shows the difference. Nothing else in a file changes.")
        private boolean upgrade;

        @Spec
        private CommandSpec spec;

        private int findings;
        private int left;

        @Override
        public Integer call() throws IOException {
            var templates = ModelerTemplates.read();
            var diagrams = DiagramFolders.diagrams(folder);
            for (var file : diagrams) {
                check(file, templates);
            }
            new TemplateFolder(folder).ineffective().forEach(this::complain);
            out().printf("%d findings in %d diagrams, %d left%n", findings, diagrams.size(), left);
            return left == 0 ? MusterCommands.OK : MusterCommands.FINDINGS;
        }

        private void check(Path file, ModelerTemplates templates) throws IOException {
            var name = Terminal.safe(folder.relativize(file).toString());
            var report = report(file, templates);
            report.findings().forEach(finding -> print(name, finding));
            if (upgrade && !report.upgraded().equals(report.text())) {
                report.difference(name).forEach(line -> out().println(Terminal.safe(line)));
                Files.writeString(file, report.upgraded());
            }
        }

        private static DiagramReport report(Path file, ModelerTemplates templates) throws IOException {
            try {
                return DiagramReport.of(Files.readString(file), templates);
            } catch (IOException e) {
                throw new IOException("%s: %s".formatted(file, CommandErrors.explain(e)), e);
            }
        }

        private void print(String file, TemplateFinding finding) {
            var mended = upgrade && finding.mendable();
            findings++;
            left += mended ? 0 : 1;
            out().printf(
                            "%-8s %s: %s %s%n",
                            mended ? "mended" : "FINDING",
                            file,
                            Terminal.safe(finding.element()),
                            Terminal.safe(finding.what()));
        }

        private void complain(String sentence) {
            findings++;
            left++;
            out().printf("%-8s %s%n", "FINDING", Terminal.safe(sentence));
        }

        private PrintWriter out() {
            return spec.commandLine().getOut();
        }
    }

    @Command(
            name = "generate",
            description = "Writes the templates of this version of Muster where the Modeler finds them for every "
                    + "diagram below a folder.",
            mixinStandardHelpOptions = true)
    static final class TemplatesGenerate implements Callable<Integer> {

        @Parameters(paramLabel = "<folder>", description = "The topmost folder of your diagrams.")
        private Path folder;

        @Option(
                names = "--page",
                paramLabel = "<file>",
                description = "Also writes the page that describes every step.")
        private @Nullable Path page;

        @Spec
        private CommandSpec spec;

        @Override
        public Integer call() throws IOException {
            var out = spec.commandLine().getOut();
            var templates = ModelerTemplates.read();
            var written = new TemplateFolder(DiagramFolders.require(folder)).write(templates);
            written.forEach(file -> out.println("written  " + file));
            out.printf(
                    "%d of %d templates are new in %s%n",
                    written.size(), templates.files().size(), folder.resolve(ModelerTemplates.FOLDER));
            if (page != null) {
                Files.writeString(page, templates.page());
                out.println("written  " + page);
            }
            return MusterCommands.OK;
        }
    }
}
