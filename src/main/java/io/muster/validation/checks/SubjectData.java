package io.muster.validation.checks;

import io.muster.datasets.columns.Column;
import io.muster.shared.VersionId;
import io.muster.statistics.Undefined;
import io.muster.validation.evaluation.Subject;

/** What a check from outside sees of a subject: copies, so that it cannot change what other checks measure. */
record SubjectData(Subject subject) implements ScoredData {

    @Override
    public VersionId version() {
        return subject.version().id();
    }

    @Override
    public int rows() {
        return subject.data().rows();
    }

    @Override
    public double[] outcomes() {
        return subject.data().outcomes().clone();
    }

    @Override
    public double[] predictions() {
        return subject.candidate().answers().predictions().clone();
    }

    @Override
    public String word(double code) {
        return subject.data().word(code);
    }

    @Override
    public double cutOff() {
        return CutOff.of(subject, subject.answered()[1]);
    }

    @Override
    public Column column(String name) {
        return subject.data()
                .column(name)
                .orElseThrow(() -> new Undefined("dataset '%s' has no column '%s'"
                        .formatted(subject.data().dataset().id(), name)));
    }
}
