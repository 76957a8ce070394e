package io.muster.processfiles;

/** The XML namespaces of process files. */
public final class Namespaces {

    public static final String BPMN = "http://www.omg.org/spec/BPMN/20100524/MODEL";

    /** The namespace of a diagram's shapes and lines. */
    public static final String BPMN_PICTURE = "http://www.omg.org/spec/BPMN/20100524/DI";

    public static final String CAMUNDA = "http://camunda.org/schema/1.0/bpmn";
    public static final String CAMUNDA_DMN = "http://camunda.org/schema/1.0/dmn";

    private Namespaces() {}
}
