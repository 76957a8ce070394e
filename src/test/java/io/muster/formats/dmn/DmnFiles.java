package io.muster.formats.dmn;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Small decision models, written by hand. */
public final class DmnFiles {

    static final String AFFORDABILITY = """
            <itemDefinition name="tRisk"><typeRef>string</typeRef>
              <allowedValues><text>"low", "high"</text></allowedValues>
            </itemDefinition>
            <itemDefinition name="tShare"><typeRef>number</typeRef>
              <allowedValues><text>[0..5]</text></allowedValues>
            </itemDefinition>
            <itemDefinition name="tPolicy">
              <itemComponent name="limit"><typeRef>number</typeRef></itemComponent>
              <itemComponent name="reason"><typeRef>string</typeRef></itemComponent>
            </itemDefinition>
            <inputData name="Debt Share" id="i1"><variable name="Debt Share" typeRef="tShare"/></inputData>
            <inputData name="Risk Class" id="i2"><variable name="Risk Class" typeRef="tRisk"/></inputData>
            <decision name="Affordable" id="d1">
              <variable name="Affordable" typeRef="boolean"/>
              <informationRequirement><requiredInput href="#i1"/></informationRequirement>
              <informationRequirement><requiredInput href="#i2"/></informationRequirement>
              <decisionTable hitPolicy="UNIQUE">
                <input><inputExpression typeRef="number"><text>Debt Share</text></inputExpression></input>
                <input><inputExpression typeRef="string"><text>Risk Class</text></inputExpression></input>
                <output typeRef="boolean"/>
                <rule><inputEntry><text>&lt; 0.4</text></inputEntry><inputEntry><text>-</text></inputEntry>
                  <outputEntry><text>true</text></outputEntry></rule>
                <rule><inputEntry><text>[0.4..0.6]</text></inputEntry><inputEntry><text>"low"</text></inputEntry>
                  <outputEntry><text>true</text></outputEntry></rule>
                <rule><inputEntry><text>[0.4..0.6]</text></inputEntry><inputEntry><text>"high"</text></inputEntry>
                  <outputEntry><text>false</text></outputEntry></rule>
                <rule><inputEntry><text>&gt; 0.6</text></inputEntry><inputEntry><text>-</text></inputEntry>
                  <outputEntry><text>false</text></outputEntry></rule>
              </decisionTable>
            </decision>
            <decision name="Policy" id="d2">
              <variable name="Policy" typeRef="tPolicy"/>
              <informationRequirement><requiredDecision href="#d1"/></informationRequirement>
              <informationRequirement><requiredInput href="#i1"/></informationRequirement>
              <context>
                <contextEntry><variable name="limit"/><literalExpression>
                  <text>if Affordable then 1000 * (1 - Debt Share) else 0</text></literalExpression></contextEntry>
                <contextEntry><variable name="reason"/><literalExpression>
                  <text>if Affordable then "first class" else "too much debt"</text></literalExpression></contextEntry>
              </context>
            </decision>
            """;

    private DmnFiles() {}

    static String document(String elements) {
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="m" name="small"
                    namespace="https://muster.example/small">
                %s</definitions>
                """.formatted(elements);
    }

    public static String affordability() {
        return document(AFFORDABILITY);
    }

    /** One decision D of type {@code any} by an expression over the input x of the given type. */
    public static String expression(String typeRef, String feel) {
        return document("""
                <inputData name="x" id="i"><variable name="x"%s/></inputData>
                <decision name="D" id="d"><variable name="D"/>
                  <informationRequirement><requiredInput href="#i"/></informationRequirement>
                  <literalExpression><text>%s</text></literalExpression>
                </decision>
                """.formatted(
                        typeRef.isEmpty() ? "" : " typeRef=\"" + typeRef + "\"",
                        feel.replace("&", "&amp;").replace("<", "&lt;")));
    }

    public static Path write(Path directory, String document) throws IOException {
        return Files.writeString(Files.createTempFile(directory, "model", ".dmn"), document);
    }
}
