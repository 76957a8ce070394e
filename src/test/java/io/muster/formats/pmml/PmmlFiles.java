package io.muster.formats.pmml;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Small PMML documents, written by hand. */
public final class PmmlFiles {

    static final String LOGISTIC = """
            <RegressionModel functionName="classification" normalizationMethod="logit">
              <MiningSchema>
                <MiningField name="age"/>
                <MiningField name="housing"/>
                <MiningField name="class" usageType="target"/>
              </MiningSchema>
              <Output>
                <OutputField name="p" optype="continuous" dataType="double" feature="probability" value="bad"/>
              </Output>
              <RegressionTable intercept="-1" targetCategory="bad">
                <NumericPredictor name="age" coefficient="0.05"/>
                <CategoricalPredictor name="housing" value="own" coefficient="-0.5"/>
              </RegressionTable>
              <RegressionTable intercept="0" targetCategory="good"/>
            </RegressionModel>
            """;

    static final String TREE = """
            <TreeModel functionName="classification" splitCharacteristic="binarySplit">
              <MiningSchema>
                <MiningField name="age"/>
                <MiningField name="class" usageType="target"/>
              </MiningSchema>
              <Node id="0" score="good" recordCount="3">
                <True/>
                <Node id="1" score="bad" recordCount="1">
                  <SimplePredicate field="age" operator="lessOrEqual" value="40"/>
                </Node>
                <Node id="2" score="good" recordCount="2">
                  <SimplePredicate field="age" operator="greaterThan" value="40"/>
                </Node>
              </Node>
            </TreeModel>
            """;

    private PmmlFiles() {}

    /** The logistic model with verification rows of its own: that of even odds, and a 40-year-old owner. */
    public static String verified(String evenOdds, double owner) {
        return document(LOGISTIC.replace("<RegressionTable intercept=\"-1\"", """
                <ModelVerification recordCount="2" fieldCount="3">
                  <VerificationFields>
                    <VerificationField field="age" column="data:age"/>
                    <VerificationField field="housing" column="data:housing"/>
                    <VerificationField field="p" column="data:p" precision="1e-7"/>
                  </VerificationFields>
                  <InlineTable xmlns:data="http://jpmml.org/jpmml-model/InlineTable">
                    <row><data:age>20</data:age><data:housing>rent</data:housing><data:p>%s</data:p></row>
                    <row><data:age>40</data:age><data:housing>own</data:housing><data:p>%s</data:p></row>
                  </InlineTable>
                </ModelVerification>
                <RegressionTable intercept="-1\"""".formatted(evenOdds, owner)));
    }

    static String document(String model) {
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <PMML xmlns="http://www.dmg.org/PMML-4_4" version="4.4">
                  <Header/>
                  <DataDictionary>
                    <DataField name="age" optype="continuous" dataType="double">
                      <Interval closure="openClosed" leftMargin="17" rightMargin="120"/>
                    </DataField>
                    <DataField name="housing" optype="categorical" dataType="string">
                      <Value value="own"/>
                      <Value value="rent"/>
                      <Value value="?" property="missing"/>
                    </DataField>
                    <DataField name="class" optype="categorical" dataType="string">
                      <Value value="bad"/>
                      <Value value="good"/>
                    </DataField>
                  </DataDictionary>
                %s</PMML>
                """.formatted(model);
    }

    public static String logistic() {
        return document(LOGISTIC);
    }

    public static Path write(Path directory, String document) throws IOException {
        return Files.writeString(Files.createTempFile(directory, "model", ".pmml"), document);
    }
}
