package io.muster.publishing;

import io.muster.diagrams.DiagramProblem;
import io.muster.diagrams.DiagramRules;
import io.muster.engine.execution.EngineElements;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParse;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParser;

/**
 * The engine's parse, extended by Muster's rules: each problem is a separate error, beside the engine's own. The engine
 * also parses stored diagrams again when it loads them, so a diagram that entered the database in another way does not
 * run either.
 */
final class CheckedParse extends BpmnParse {

    private final DiagramRules rules;

    CheckedParse(BpmnParser parser, DiagramRules rules) {
        super(parser);
        this.rules = rules;
    }

    @Override
    protected void parseRootElement() {
        rules.inItself(name, EngineElements.read(rootElement)).stream()
                .map(DiagramProblem::asFileProblem)
                .map(EngineRefusal::problem)
                .forEach(getProblems()::add);
        super.parseRootElement();
    }
}
