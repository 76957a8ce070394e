package io.muster.demo;

import com.fasterxml.jackson.databind.JsonNode;
import io.muster.shared.ModelId;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What an application asks a model in simulated months, and what really happened then. */
interface DemoTraffic {

    ModelId model();

    /** The cases of a day; their columns stay the same. */
    Cases on(LocalDate day, boolean changed);

    /** The model's answer to the last cases. */
    default void answered(JsonNode outputs) {
        // Most traffic does not depend on what a model answers.
    }

    /**
     * Cases with their outcomes, which become known later.
     *
     * @param inputs values by input, numbers or texts
     */
    record Cases(Map<String, List<?>> inputs, List<?> outcomes) {

        int rows() {
            return outcomes.size();
        }

        /** A request of the Open Inference Protocol. */
        Map<String, Object> request(String id) {
            var tensors = new ArrayList<Map<String, Object>>();
            inputs.forEach((name, values) -> {
                var tensor = new LinkedHashMap<String, Object>();
                tensor.put("name", name);
                tensor.put("shape", List.of(values.size()));
                tensor.put("datatype", values.get(0) instanceof String ? "BYTES" : "FP64");
                tensor.put("data", values);
                tensors.add(tensor);
            });
            return Map.of("id", id, "inputs", tensors);
        }

        /** The outcomes of such a request, as they are posted later. */
        List<Map<String, Object>> posted(String id) {
            var posted = new ArrayList<Map<String, Object>>();
            for (var row = 0; row < rows(); row++) {
                posted.add(Map.of("prediction", id, "row", row, "outcome", outcomes.get(row)));
            }
            return posted;
        }
    }
}
