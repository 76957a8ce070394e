package io.muster.datasets.web;

import io.muster.datasets.Coverage;
import io.muster.datasets.CsvDialect;
import io.muster.datasets.Dataset.Format;
import io.muster.datasets.Dataset.Role;
import io.muster.datasets.NewDataset;
import io.muster.shared.DatasetId;
import io.muster.shared.UseCaseId;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Properties of uploaded content, in the query or in fields of the form.
 *
 * @param delimiter comma, semicolon, tab or vertical bar; detected unless given
 * @param decimal point or comma; a point unless given
 * @param missing spellings of a missing value; the empty cell and {@code NaN} unless given
 * @param useCase the use case that the rows are from; needs {@code from} and {@code to}
 */
record Upload(
        @NotNull String id,

        @NotNull @Pattern(regexp = "training|validation|reference|outcome")
        String role,

        @NotNull @Pattern(regexp = "csv|parquet") String format,
        @Size(min = 1, max = 1) @Nullable String delimiter,
        @Size(min = 1, max = 1) @Nullable String decimal,

        @Schema(description = "Spellings of a missing value") @Nullable
        List<String> missing,

        @Nullable String useCase,

        @Schema(description = "First day of the period that the rows are from") @Nullable
        LocalDate from,

        @Schema(description = "Last day of the period that the rows are from") @Nullable
        LocalDate to) {

    NewDataset dataset() {
        return NewDataset.uploaded(
                        new DatasetId(id),
                        Role.valueOf(role.toUpperCase(Locale.ROOT)),
                        Format.valueOf(format.toUpperCase(Locale.ROOT)),
                        dialect())
                .covering(covers());
    }

    private @Nullable Coverage covers() {
        return useCase == null && from == null && to == null
                ? null
                : new Coverage(useCase == null ? null : new UseCaseId(useCase), from, to);
    }

    private @Nullable CsvDialect dialect() {
        return delimiter == null && decimal == null && missing == null
                ? null
                : new CsvDialect(character(delimiter), character(decimal), missing);
    }

    private static @Nullable Character character(@Nullable String text) {
        return text == null ? null : text.charAt(0);
    }
}
