package io.muster.step;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.shared.ModelId;
import io.muster.shared.ProcessChangeId;
import io.muster.shared.SubjectId;
import io.muster.shared.VersionId;
import java.util.List;
import org.junit.jupiter.api.Test;

class BusinessKeyTests {

    private static final List<SubjectId> ALIKE =
            List.of(new VersionId(new ModelId("process-change"), 3), new ProcessChangeId(3));

    @Test
    void saysWhichKindOfSubjectItIsAbout() {
        for (var subject : ALIKE) {
            assertThat(BusinessKey.parse(BusinessKey.of(subject).toString()).subject())
                    .isEqualTo(subject);
        }
    }

    @Test
    void keepsSubjectAndPeriodApart() {
        for (var subject : ALIKE) {
            var key = new BusinessKey(subject, "2027-03-01T00:00:00Z");

            assertThat(BusinessKey.parse(key.toString())).isEqualTo(key);
            assertThat(key.toString())
                    .startsWith(BusinessKey.everyPeriodOf(subject).replace("%", ""));
        }
    }
}
