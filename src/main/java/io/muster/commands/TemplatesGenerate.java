package io.muster.commands;

import io.muster.modeler.ModelerTemplates;
import io.muster.modeler.TemplateFolder;
import java.io.IOException;
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
        name = "generate",
        description = "Writes the templates of this version of Muster where the Modeler finds them for every "
                + "diagram below a folder.",
        mixinStandardHelpOptions = true)
final class TemplatesGenerate implements Callable<Integer> {

    @Parameters(paramLabel = "<folder>", description = "The topmost folder of your diagrams.")
    private Path folder;

    @Option(names = "--page", paramLabel = "<file>", description = "Also writes the page that describes every step.")
    private @Nullable Path page;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        var out = spec.commandLine().getOut();
        var kit = ModelerTemplates.read();
        var written = new TemplateFolder(DiagramFolders.require(folder)).write(kit);
        written.forEach(file -> out.println("written  " + file));
        out.printf(
                "%d of %d templates are new in %s%n",
                written.size(), kit.files().size(), folder.resolve(ModelerTemplates.FOLDER));
        if (page != null) {
            Files.writeString(page, kit.page());
            out.println("written  " + page);
        }
        return MusterCommands.OK;
    }
}
