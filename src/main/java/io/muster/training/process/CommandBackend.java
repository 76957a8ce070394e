package io.muster.training.process;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.muster.shared.Progress;
import io.muster.training.TrainedModel;
import io.muster.training.TrainingBackend;
import io.muster.training.TrainingJob;
import io.muster.training.TrainingProblem;
import io.muster.training.process.CommandSettings.Command;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * The backend that trains with an executable. A plan names one that the administrator configured, never a path; its
 * parameters reach the executable in a file, never as arguments. The executable's input and output are described in
 * {@code docs/training.md}.
 */
@Component
class CommandBackend implements TrainingBackend {

    private static final Logger LOG = LoggerFactory.getLogger(CommandBackend.class);

    private final Map<String, Command> commands;
    private final ObjectMapper json;

    CommandBackend(CommandSettings settings, ObjectMapper json) {
        this.commands = settings.commands();
        this.json = json;
    }

    @Override
    public String id() {
        return "command";
    }

    @Override
    public TrainedModel train(TrainingJob job, Progress progress) throws InterruptedException {
        var command = command(job);
        job.columns();
        var out = directory(job, "out");
        directory(job, "home");
        var arguments = arguments(job, command, out);
        new CommandRun(
                        job.plan().algorithm(),
                        command,
                        arguments,
                        job.directory().toAbsolutePath())
                .execute(progress);
        return new CommandOutput(job, out, json).read();
    }

    @Override
    public boolean endLeftover(Path directory) {
        var running = new ProcessRegister(directory).running();
        return new ProcessFamily(running, member -> LOG.info("Ending {}, left over in {}", member.pid(), directory))
                .kill();
    }

    private Command command(TrainingJob job) {
        return Optional.ofNullable(commands.get(job.plan().algorithm()))
                .orElseThrow(() -> TrainingProblem.UNUSABLE_TRAINING_PLAN.refusal(
                        "%s is to be trained by command '%s', but the administrator configured %s",
                        job.version(),
                        job.plan().algorithm(),
                        commands.keySet().stream().sorted().toList()));
    }

    private List<String> arguments(TrainingJob job, Command command, Path out) {
        var arguments = new ArrayList<>(command.arguments());
        arguments.addAll(List.of("--data", job.data().file().toAbsolutePath().toString()));
        arguments.addAll(List.of("--parameters", writeParameters(job).toString()));
        arguments.addAll(List.of("--out", out.toString()));
        return List.copyOf(arguments);
    }

    private Path writeParameters(TrainingJob job) {
        var parameters = new LinkedHashMap<String, Object>();
        parameters.put("version", job.version().toString());
        parameters.put("format", job.format());
        parameters.put("dataFormat", job.data().format());
        parameters.put("dataDigest", job.data().digest().toString());
        parameters.put("target", job.plan().target());
        parameters.put("positive", job.positive());
        parameters.put("features", job.plan().features());
        parameters.put("parameters", job.plan().parameters());
        var file = job.directory().toAbsolutePath().resolve("parameters.json");
        try {
            json.writeValue(file.toFile(), parameters);
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException("Could not write " + file, e);
        }
    }

    private static Path directory(TrainingJob job, String name) {
        try {
            return Files.createDirectory(job.directory().toAbsolutePath().resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException("Could not create a directory in " + job.directory(), e);
        }
    }
}
