package io.muster.decisiontables;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The description of regions in words. */
public final class RuleWording {

    private RuleWording() {}

    /** Such as {@code age < 18} or {@code purpose is "car" or "boat"}. */
    public static String condition(String input, List<Region> regions) {
        var last = regions.get(regions.size() - 1);
        if (!last.isMissing()) {
            return present(input, regions);
        }
        return regions.size() == 1
                ? input + " is not stated"
                : present(input, regions.subList(0, regions.size() - 1)) + " or is not stated";
    }

    private static String present(String input, List<Region> regions) {
        if (!regions.get(0).isNumeric()) {
            return input + " is "
                    + regions.stream().map(region -> value(region.sample())).collect(Collectors.joining(" or "));
        }
        return joined(regions).stream().map(region -> interval(input, region)).collect(Collectors.joining(" or "));
    }

    private static List<Region> joined(List<Region> regions) {
        var result = new ArrayList<Region>();
        for (var region : regions) {
            var last = result.isEmpty() ? null : result.get(result.size() - 1);
            if (last != null && last.touches(region)) {
                result.set(result.size() - 1, last.joined(region));
            } else {
                result.add(region);
            }
        }
        return result;
    }

    private static String interval(String input, Region region) {
        if (region.low() == region.high()) {
            return input + " = " + number(region.low());
        }
        if (Double.isInfinite(region.low()) && Double.isInfinite(region.high())) {
            return input + " is any number";
        }
        if (Double.isInfinite(region.low())) {
            return input + (region.highIncluded() ? " <= " : " < ") + number(region.high());
        }
        if (Double.isInfinite(region.high())) {
            return input + (region.lowIncluded() ? " >= " : " > ") + number(region.low());
        }
        return "%s in %s%s..%s%s"
                .formatted(
                        input,
                        region.lowIncluded() ? "[" : "(",
                        number(region.low()),
                        number(region.high()),
                        region.highIncluded() ? "]" : ")");
    }

    private static String value(Object sample) {
        if (sample.equals(Region.ANY_OTHER_TEXT)) {
            return "any other text";
        }
        if (sample.equals(Region.ANYTHING)) {
            return "stated";
        }
        return sample instanceof String text ? '"' + text + '"' : sample.toString();
    }

    /** Without a fraction where there is none. */
    public static String number(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : Double.toString(value);
    }
}
