package io.muster.engine.execution;

import io.muster.decisiontables.DecisionLanguage;
import io.muster.engine.EngineProblem;
import java.util.stream.Stream;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnDecisionRequirementsGraph;
import org.camunda.bpm.dmn.engine.impl.DefaultDmnEngineConfiguration;
import org.camunda.bpm.dmn.engine.impl.DmnDecisionTableInputImpl;
import org.camunda.bpm.dmn.engine.impl.DmnDecisionTableOutputImpl;
import org.camunda.bpm.dmn.engine.impl.DmnDecisionTableRuleImpl;
import org.camunda.bpm.dmn.engine.impl.spi.transform.DmnTransformListener;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.dmn.instance.Definitions;
import org.camunda.bpm.model.dmn.instance.Input;
import org.camunda.bpm.model.dmn.instance.LiteralExpression;
import org.camunda.bpm.model.dmn.instance.Output;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.camunda.bpm.model.dmn.instance.UnaryTests;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The policy that decision tables use only FEEL: any other language would be code. At deployment the rules for
 * decisions report violations with line numbers; this last check also applies when the engine loads a stored table.
 */
@Component
class DecisionTablePolicy implements DmnTransformListener {

    /** Makes the engine call this policy before it accepts a table. */
    public void register(ProcessEngineConfigurationImpl configuration) {
        var dmn = new DefaultDmnEngineConfiguration();
        dmn.getTransformer().getTransformListeners().add(this);
        configuration.setDmnEngineConfiguration(dmn);
    }

    @Override
    public void transformDecisionRequirementsGraph(Definitions definitions, DmnDecisionRequirementsGraph graph) {
        var model = definitions.getModelInstance();
        var languages = Stream.of(
                        Stream.of(new Spoken(definitions, definitions.getExpressionLanguage())),
                        model.getModelElementsByType(LiteralExpression.class).stream()
                                .map(each -> new Spoken(each, each.getExpressionLanguage())),
                        model.getModelElementsByType(UnaryTests.class).stream()
                                .map(each -> new Spoken(each, each.getExpressionLanguage())))
                .flatMap(stream -> stream);
        languages.filter(Spoken::isOther).findFirst().ifPresent(other -> {
            throw EngineProblem.DECISION_NOT_PERMITTED.refusal(
                    "MUSTER-109 in '%s' at %s '%s': expressions in '%s' are not permitted: expected FEEL",
                    definitions.getId(),
                    other.element().getElementType().getTypeName(),
                    other.element().getAttributeValue("id"),
                    other.language());
        });
    }

    private record Spoken(
            ModelElementInstance element, @Nullable String language) {

        boolean isOther() {
            return !DecisionLanguage.isFeel(language);
        }
    }

    @Override
    public void transformDecision(Decision decision, DmnDecision transformed) {
        // Seen as part of the graph.
    }

    @Override
    public void transformDecisionTableInput(Input input, DmnDecisionTableInputImpl transformed) {
        // Seen as part of the graph.
    }

    @Override
    public void transformDecisionTableOutput(Output output, DmnDecisionTableOutputImpl transformed) {
        // Seen as part of the graph.
    }

    @Override
    public void transformDecisionTableRule(Rule rule, DmnDecisionTableRuleImpl transformed) {
        // Seen as part of the graph.
    }
}
