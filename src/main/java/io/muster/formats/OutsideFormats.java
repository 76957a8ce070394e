package io.muster.formats;

import io.muster.extensions.ExtensionRefused;
import io.muster.extensions.Extensions;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The rules for model formats that jars from outside bring. A worker process, which has neither container nor settings
 * beyond the limits, makes each one too, so it takes the limits or nothing. Its models run here: their artifacts are
 * examined in a worker process like all others.
 */
public final class OutsideFormats {

    private static final Pattern ID = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");
    private static final Pattern PLATFORM = Pattern.compile("[a-z0-9]+_[a-z0-9_]+");
    private static final int LONGEST = 63;

    private OutsideFormats() {}

    /**
     * Makes those of a class path, for code without a container.
     *
     * @throws ExtensionRefused if one cannot be made
     */
    public static List<ModelFormat> on(ClassLoader loader, ScoringSettings settings) {
        return Extensions.classes(loader)
                .filter(ModelFormat.class::isAssignableFrom)
                .map(type -> made(type, settings))
                .toList();
    }

    private static ModelFormat made(Class<?> type, ScoringSettings settings) {
        var constructor = constructor(type);
        try {
            return (ModelFormat)
                    (constructor.getParameterCount() == 0
                            ? constructor.newInstance()
                            : constructor.newInstance(settings));
        } catch (InvocationTargetException e) {
            throw refused(type, "cannot be made: %s".formatted(e.getCause()), "Correct its constructor.");
        } catch (ReflectiveOperationException e) {
            throw refused(type, "cannot be made: %s".formatted(e), "Make the class and its constructor public.");
        }
    }

    private static Constructor<?> constructor(Class<?> type) {
        var all = type.getConstructors();
        if (all.length != 1 || !Set.of(ScoringSettings.class).containsAll(List.of(all[0].getParameterTypes()))) {
            throw refused(
                    type,
                    "does not have exactly one public constructor that takes ScoringSettings or nothing",
                    "Give it one: a worker process, which has no settings of yours, makes the format too.");
        }
        return all[0];
    }

    /** @throws ExtensionRefused if a format is from outside and breaks a rule */
    public static void require(ModelFormat format) {
        var type = format.getClass();
        if (!Extensions.isFromOutside(type)) {
            return;
        }
        constructor(type);
        if (format.id().length() > LONGEST || !ID.matcher(format.id()).matches()) {
            throw refused(
                    type,
                    "has the id '%s'".formatted(format.id()),
                    "Use lower-case words with hyphens, at most %d characters.".formatted(LONGEST));
        }
        if (!PLATFORM.matcher(format.facts().platform()).matches()) {
            throw refused(
                    type,
                    "has the platform '%s'".formatted(format.facts().platform()),
                    "Name it as the Open Inference Protocol does, such as 'example_linear'.");
        }
        if (!format.runsHere()) {
            throw refused(
                    type,
                    "says that its models run elsewhere",
                    "Leave 'runsHere' out: an artifact must be examined in a worker process. Describe a remote model in"
                            + " the format 'remote'.");
        }
    }

    /** Two formats have the same id. */
    public static ExtensionRefused twice(ModelFormat one, ModelFormat other) {
        return new ExtensionRefused(
                "Two model formats have the id '%s': %s and %s"
                        .formatted(
                                one.id(), Extensions.className(one.getClass()), Extensions.className(other.getClass())),
                "Give the one from outside another id, or take its jar away.");
    }

    private static ExtensionRefused refused(Class<?> type, String what, String action) {
        return new ExtensionRefused(
                "The model format %s from outside %s".formatted(Extensions.className(type), what),
                action + " (docs/guide-extensions.md)");
    }
}
