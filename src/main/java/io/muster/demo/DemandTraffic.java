package io.muster.demo;

import io.muster.shared.ModelId;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Function;

/** What the shop asks each week: forecasts made on eight days, from the generated data that the model was validated on. */
final class DemandTraffic implements DemoTraffic {

    private static final int ROWS = 8 * DemandData.HORIZONS;

    private final List<DemandData.Row> rows = DemandData.holdout();
    private int next;

    @Override
    public ModelId model() {
        return DemandModel.MODEL;
    }

    @Override
    public Cases on(LocalDate day, boolean changed) {
        var those = rows.subList(next, next + ROWS);
        next = next + 2 * ROWS <= rows.size() ? next + ROWS : 0;
        var inputs = new LinkedHashMap<String, List<?>>();
        inputs.put(DemandData.HORIZON, values(those, DemandData.Row::horizon));
        inputs.put("weekday", values(those, DemandData.Row::weekday));
        inputs.put("promotion", values(those, DemandData.Row::promotion));
        inputs.put(DemandData.NAIVE, values(those, DemandData.Row::lastWeek));
        inputs.put("recent", values(those, DemandData.Row::recent));
        inputs.put("latest", values(those, DemandData.Row::latest));
        return new Cases(inputs, values(those, DemandData.Row::demand));
    }

    private static List<?> values(List<DemandData.Row> rows, Function<DemandData.Row, Object> value) {
        return rows.stream().map(value).toList();
    }
}
