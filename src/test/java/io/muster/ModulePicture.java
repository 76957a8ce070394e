package io.muster;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.modulith.core.ApplicationModule;
import org.springframework.modulith.core.ApplicationModules;

/**
 * The picture of the dependencies between modules, {@code docs/images/modules.svg}. A module is above all modules that it uses. What is used
 * through another module has no line of its own, and {@code shared}, which every module may use, has none at all. Those that
 * know the process engine have a colour.
 */
final class ModulePicture {

    private static final String SHARED = "shared";
    private static final String ENGINE = "org.camunda.bpm.engine";

    private static final int WIDTH = 100;
    private static final int HEIGHT = 34;
    private static final int GAP = 22;
    private static final int ROW = 80;
    private static final int MARGIN = 20;
    private static final int SWEEPS = 12;

    private final Map<String, Set<String>> uses = new TreeMap<>();
    private final Set<String> knowEngine = new TreeSet<>();
    private final Map<String, Integer> levels = new TreeMap<>();
    /** From each module or bend to those in the row below it. */
    private final Map<String, Set<String>> lines = new TreeMap<>();
    /** From the lowest to the highest. */
    private final List<List<String>> rows = new ArrayList<>();

    private ModulePicture(ApplicationModules modules, JavaClasses classes) {
        modules.stream().filter(module -> !name(module).equals(SHARED)).forEach(module -> {
            uses.put(name(module), usedBy(module, modules));
            if (classes.stream().anyMatch(type -> isIn(type, name(module)) && knowsEngine(type))) {
                knowEngine.add(name(module));
            }
        });
        uses.keySet().forEach(module -> levels.put(module, level(module)));
        uses.forEach((module, used) -> withoutDetours(used).forEach(each -> draw(module, each)));
        layOut();
    }

    static String of(ApplicationModules modules, JavaClasses classes) {
        return new ModulePicture(modules, classes).svg();
    }

    private static String name(ApplicationModule module) {
        return module.getIdentifier().toString();
    }

    private static Set<String> usedBy(ApplicationModule module, ApplicationModules modules) {
        return module.getDirectDependencies(modules)
                .uniqueModules()
                .map(ModulePicture::name)
                .filter(used -> !used.equals(SHARED) && !used.equals(name(module)))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static boolean isIn(JavaClass type, String module) {
        return (type.getPackageName() + ".").startsWith("io.muster." + module + ".");
    }

    private static boolean knowsEngine(JavaClass type) {
        return type.getDirectDependenciesFromSelf().stream()
                .anyMatch(used -> used.getTargetClass().getPackageName().startsWith(ENGINE));
    }

    private int level(String module) {
        return uses.get(module).stream().mapToInt(used -> level(used) + 1).max().orElse(0);
    }

    private Set<String> withoutDetours(Set<String> used) {
        return used.stream()
                .filter(module -> used.stream().noneMatch(other -> reaches(other, module)))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private boolean reaches(String from, String to) {
        return uses.get(from).contains(to) || uses.get(from).stream().anyMatch(next -> reaches(next, to));
    }

    /** A line that passes rows has a bend in each of them, so that it goes around the modules there. */
    private void draw(String from, String to) {
        var above = from;
        for (var level = levels.get(from) - 1; level > levels.get(to); level--) {
            var bend = from + ">" + to + "@" + level;
            levels.put(bend, level);
            link(above, bend);
            above = bend;
        }
        link(above, to);
    }

    private void link(String above, String below) {
        lines.computeIfAbsent(above, first -> new TreeSet<>()).add(below);
    }

    private void layOut() {
        levels.keySet().stream()
                .collect(Collectors.groupingBy(levels::get, TreeMap::new, Collectors.toCollection(ArrayList::new)))
                .values()
                .forEach(rows::add);
        for (var sweep = 0; sweep < SWEEPS; sweep++) {
            rows.forEach(this::sort);
        }
    }

    /** Places modules near those that they use and that use them, so that fewer lines cross. */
    private void sort(List<String> row) {
        var averages = row.stream().collect(Collectors.toMap(each -> each, this::average));
        row.sort(Comparator.<String>comparingDouble(averages::get).thenComparing(each -> each));
    }

    private double average(String one) {
        return levels.keySet().stream()
                .filter(other -> isLinked(one, other) || isLinked(other, one))
                .mapToDouble(this::x)
                .average()
                .orElseGet(() -> x(one));
    }

    private boolean isLinked(String above, String below) {
        return lines.getOrDefault(above, Set.of()).contains(below);
    }

    private static int width(String one) {
        return one.contains(">") ? 0 : WIDTH;
    }

    private static int width(List<String> row) {
        return row.stream().mapToInt(ModulePicture::width).sum() + GAP * (row.size() - 1);
    }

    private int width() {
        return 2 * MARGIN + rows.stream().mapToInt(ModulePicture::width).max().orElse(0);
    }

    private double x(String one) {
        var row = rows.get(levels.get(one));
        var before = row.subList(0, row.indexOf(one));
        return (width() - width(row)) / 2.0
                + before.stream().mapToInt(each -> width(each) + GAP).sum()
                + width(one) / 2.0;
    }

    private double y(String one) {
        return MARGIN + HEIGHT / 2.0 + (rows.size() - 1 - levels.get(one)) * ROW;
    }

    private String svg() {
        var height = 2 * MARGIN + rows.size() * ROW + HEIGHT;
        var svg = new StringBuilder(text(
                "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 %d %d' width='%d' height='%d' role='img'"
                        + " font-family='Arial, Helvetica, sans-serif' font-size='13' text-anchor='middle'>%n",
                width(), height, width(), height));
        svg.append(text("<title>Modules of Muster: each is above those it uses</title>%n"))
                .append(text("<rect width='100%%' height='100%%' fill='#ffffff'/>%n"));
        lines.forEach((above, all) -> all.forEach(below -> svg.append(line(above, below))));
        levels.keySet().forEach(one -> svg.append(one.contains(">") ? bend(one) : box(one)));
        return svg.append(ground(height)).append("</svg>\n").toString();
    }

    private String line(String above, String below) {
        var top = y(above) + HEIGHT / 2.0;
        var bottom = y(below) - HEIGHT / 2.0;
        var middle = (top + bottom) / 2;
        return text(
                "<path d='M%.1f %.1f C%.1f %.1f %.1f %.1f %.1f %.1f' fill='none' stroke='#8a94a6'/>%n",
                x(above), top, x(above), middle, x(below), middle, x(below), bottom);
    }

    private String bend(String one) {
        return text("<path d='M%.1f %.1f v%d' stroke='#8a94a6'/>%n", x(one), y(one) - HEIGHT / 2.0, HEIGHT);
    }

    private String box(String module) {
        var fill = knowEngine.contains(module) ? "#fff3d6" : "#f5f6f8";
        return rectangle(x(module) - WIDTH / 2.0, y(module) - HEIGHT / 2.0, WIDTH, fill, module);
    }

    /** The module that every module uses. */
    private String ground(int height) {
        return rectangle(
                MARGIN, height - MARGIN - HEIGHT, width() - 2 * MARGIN, "#f5f6f8", SHARED + " (used by every module)");
    }

    private static String rectangle(double left, double top, int width, String fill, String content) {
        return text(
                "<rect x='%.1f' y='%.1f' width='%d' height='%d' rx='5' fill='%s' stroke='#1f2a44'/>"
                        + "<text x='%.1f' y='%.1f' fill='#1f2a44'>%s</text>%n",
                left, top, width, HEIGHT, fill, left + width / 2.0, top + HEIGHT / 2.0 + 4.5, content);
    }

    private static String text(String format, Object... values) {
        return String.format(Locale.ROOT, format.replace("%n", "\n"), values);
    }
}
