package io.muster.training.scorecard;

import io.muster.training.embedded.Feature;
import io.muster.training.embedded.TrainingTable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * A writer of scorecards as a PMML 4.4 RegressionModel (<a href="https://dmg.org/pmml/v4-4-1/Regression.html">DMG</a>):
 * the positive class's table holds the coefficients, the other one is zero, {@code normalizationMethod="logit"}.
 * Invalid and missing values give no result rather than the reference level's.
 */
final class PmmlWriter {

    private final TrainingTable table;
    private final List<Term> terms;
    private final double[] coefficients;

    PmmlWriter(TrainingTable table, List<Term> terms, double[] coefficients) {
        this.table = table;
        this.terms = terms;
        this.coefficients = coefficients;
    }

    Path write(Path file) {
        try (var out = Files.newOutputStream(file)) {
            var xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(out, "UTF-8");
            xml.writeStartDocument("UTF-8", "1.0");
            start(xml, "PMML", "xmlns", "http://www.dmg.org/PMML-4_4", "version", "4.4");
            start(xml, "Header", "description", "Logistic scorecard");
            empty(xml, "Application", "name", "Muster");
            xml.writeEndElement();
            writeDictionary(xml);
            writeModel(xml);
            xml.writeEndElement();
            xml.writeEndDocument();
            xml.close();
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException("Could not write " + file, e);
        } catch (XMLStreamException e) {
            throw new IllegalStateException("Could not write " + file, e);
        }
    }

    private void writeDictionary(XMLStreamWriter xml) throws XMLStreamException {
        start(
                xml,
                "DataDictionary",
                "numberOfFields",
                Integer.toString(table.features().size() + 1));
        for (var feature : table.features()) {
            if (feature instanceof Feature.Categorical categorical) {
                writeCategories(xml, feature.name(), categorical.levels());
            } else {
                empty(xml, "DataField", "name", feature.name(), "optype", "continuous", "dataType", "double");
            }
        }
        writeCategories(xml, table.target(), List.of(table.positive(), table.negative()));
        xml.writeEndElement();
    }

    private static void writeCategories(XMLStreamWriter xml, String name, List<String> values)
            throws XMLStreamException {
        start(xml, "DataField", "name", name, "optype", "categorical", "dataType", "string");
        for (var value : values) {
            empty(xml, "Value", "value", value);
        }
        xml.writeEndElement();
    }

    private void writeModel(XMLStreamWriter xml) throws XMLStreamException {
        start(
                xml,
                "RegressionModel",
                "modelName",
                "logistic-scorecard",
                "functionName",
                "classification",
                "algorithmName",
                "maximum likelihood",
                "normalizationMethod",
                "logit");
        writeMiningSchema(xml);
        writeOutput(xml);
        start(xml, "RegressionTable", "intercept", number(coefficients[0]), "targetCategory", table.positive());
        writeNumericPredictors(xml);
        writeCategoricalPredictors(xml);
        xml.writeEndElement();
        empty(xml, "RegressionTable", "intercept", "0.0", "targetCategory", table.negative());
        xml.writeEndElement();
    }

    private void writeMiningSchema(XMLStreamWriter xml) throws XMLStreamException {
        start(xml, "MiningSchema");
        for (var feature : table.features()) {
            empty(xml, "MiningField", "name", feature.name(), "invalidValueTreatment", "returnInvalid");
        }
        empty(xml, "MiningField", "name", table.target(), "usageType", "target");
        xml.writeEndElement();
    }

    private void writeOutput(XMLStreamWriter xml) throws XMLStreamException {
        start(xml, "Output");
        empty(
                xml,
                "OutputField",
                "name",
                TrainingTable.LABEL,
                "optype",
                "categorical",
                "dataType",
                "string",
                "feature",
                "predictedValue");
        empty(
                xml,
                "OutputField",
                "name",
                TrainingTable.PROBABILITY,
                "optype",
                "continuous",
                "dataType",
                "double",
                "feature",
                "probability",
                "value",
                table.positive());
        xml.writeEndElement();
    }

    /** The schema requires all numeric predictors before the categorical ones. */
    private void writeNumericPredictors(XMLStreamWriter xml) throws XMLStreamException {
        for (var j = 0; j < terms.size(); j++) {
            if (terms.get(j) instanceof Term.Slope slope) {
                empty(xml, "NumericPredictor", "name", slope.name(), "coefficient", number(coefficients[j]));
            }
        }
    }

    private void writeCategoricalPredictors(XMLStreamWriter xml) throws XMLStreamException {
        for (var j = 0; j < terms.size(); j++) {
            if (terms.get(j) instanceof Term.Dummy dummy) {
                empty(
                        xml,
                        "CategoricalPredictor",
                        "name",
                        dummy.feature().name(),
                        "value",
                        dummy.level(),
                        "coefficient",
                        number(coefficients[j]));
            }
        }
    }

    private static String number(double value) {
        return Double.toString(value);
    }

    private static void start(XMLStreamWriter xml, String name, String... attributes) throws XMLStreamException {
        xml.writeStartElement(name);
        writeAttributes(xml, attributes);
    }

    private static void empty(XMLStreamWriter xml, String name, String... attributes) throws XMLStreamException {
        xml.writeEmptyElement(name);
        writeAttributes(xml, attributes);
    }

    private static void writeAttributes(XMLStreamWriter xml, String... attributes) throws XMLStreamException {
        for (var i = 0; i < attributes.length; i += 2) {
            xml.writeAttribute(attributes[i], attributes[i + 1]);
        }
    }
}
