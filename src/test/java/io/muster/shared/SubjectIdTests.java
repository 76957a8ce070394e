package io.muster.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muster.shared.events.DomainEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SubjectIdTests {

    private static final VersionId VERSION = new VersionId(new ModelId("process-change"), 3);
    private static final ProcessChangeId CHANGE = new ProcessChangeId(3);

    @Test
    void aVersionOfAModelNamedLikeAChangeIsNotThatChange() {
        assertThat((Object) VERSION).isNotEqualTo(CHANGE);
        assertThat(VERSION).hasToString("process-change@3");
        assertThat(CHANGE).hasToString("process-change:3");
        assertThat(SubjectId.parse(VERSION.toString())).isEqualTo(VERSION);
        assertThat(SubjectId.parse(CHANGE.toString())).isEqualTo(CHANGE);
    }

    @Test
    void noModelHasTheAuditChainOfChangesOrOfThePlatform() {
        assertThat(VERSION.chain()).isNotEqualTo(CHANGE.chain());
        assertThatThrownBy(() -> new ModelId(CHANGE.chain())).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> new ModelId(DomainEvent.PLATFORM)).isInstanceOf(Refusal.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "process-change:",
                "process-change:0",
                "process-change:03",
                "process-change:+3",
                "process-change:3#x",
                "Process-change:3",
                "process-change:9999999999",
                "process-change:3@1",
                "credit-trees:3"
            })
    void refusesWhatNamesNeitherAVersionNorAChange(String text) {
        assertThatThrownBy(() -> SubjectId.parse(text)).isInstanceOf(Refusal.class);
    }

    @Test
    void isReadFromJsonAsWhatItWas() throws Exception {
        var text = CanonicalJson.MAPPER.writeValueAsString(new Both(VERSION, CHANGE));

        assertThat(text).isEqualTo("{\"one\":\"process-change@3\",\"other\":\"process-change:3\"}");
        assertThat(CanonicalJson.MAPPER.readValue(text, Both.class)).isEqualTo(new Both(VERSION, CHANGE));
    }

    private record Both(SubjectId one, SubjectId other) {}
}
