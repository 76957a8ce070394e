package io.muster.verification;

import java.util.Map;
import java.util.TreeMap;

/**
 * Known ways around a sign-off, each drawn as small as possible. The engine can be led into each, so the proof must know
 * or refuse each.
 */
final class KnownTraps {

    private static final String SIGNED = """
            sign A control=approval words=yes,no
            xor G
            and X
            terminate No
            step D does=deploy
            terminate E
            A -> G
            G -> X if approval == 'yes'
            G => No
            J -> D
            D -> E
            """;

    private KnownTraps() {}

    static Map<String, FuzzDiagram> all() {
        var traps = new TreeMap<String, FuzzDiagram>();
        counting(traps);
        beside(traps);
        traps.put("a conditional event holds before the task at which it waits is laid out", FuzzDiagram.of("""
                start S
                sign A control=approval words=yes,no
                on C to=A when=w=='again'
                xor G
                user Q words=deploy,again var=w
                xor H
                step T does=train
                step D does=deploy
                end E
                terminate No
                S -> A -> G
                C -> G
                G -> Q if approval == 'yes'
                G => No
                Q -> H
                H -> T if w == 'again'
                H => D
                T -> A
                D -> E
                """));
        traps.put("a token too many stays at the join and counts the next time", FuzzDiagram.of("""
                start S
                and F
                user V words=a
                and N
                and B
                xor Z
                sign A control=approval words=yes,no
                xor G
                and X
                and J
                step D does=deploy
                user Q words=go var=w
                end E
                catch C when=w=='go'
                step T does=train
                and Y
                task K
                terminate No
                S -> F
                F -> V
                F -> V
                F -> V
                F -> B
                V -> N
                N -> J
                N -> B
                B -> A -> G
                C -> Z
                Z -> B if w == 'never'
                Z -> B if w == 'nor'
                Z => T
                G -> X if approval == 'yes'
                G => No
                X -> J
                X -> J
                J -> D -> Q -> E
                F -> C
                T -> Y
                Y -> K
                Y -> K
                Y -> K
                K -> J
                esub H {
                start HS after=P9D
                end HE
                HS -> HE
                }
                """));
        traps.put("a join that looks around does not wait for a round that only an event ends", FuzzDiagram.of("""
                start S
                or F
                sub P {
                start PS
                xor N
                user V words=a var=v
                on L to=V after=P1D
                sign A control=approval words=yes,no
                xor G
                end PE
                PS -> N -> V -> N
                L -> A -> G
                G -> PE if approval == 'yes'
                G => A
                }
                or J
                step D does=deploy
                end E
                S -> F
                F -> P -> J
                F -> J
                J -> D -> E
                """));
        return traps;
    }

    /** Of these the moves of a token that never comes to an end were the only ones that were tried. */
    private static void beside(Map<String, FuzzDiagram> traps) {
        traps.put(
                "a round that nothing ends sends tokens to a join",
                FuzzDiagram.of("""
                start S
                step T does=train
                sign A control=approval words=yes,no
                xor G
                and N
                and J
                step D does=deploy
                end E
                sign R control=review words=yes,no
                xor H
                terminate No
                S -> R -> H
                H -> T if review == 'yes'
                H => No
                T -> A -> G
                G -> N if approval == 'yes'
                G => No
                N -> J
                N -> G
                N -> J
                J -> D -> E
                """).demanding("approval", "review"));
        traps.put("a round that nothing ends sends tokens away", deployedBeside("""
                xor M
                and N
                F -> M -> N
                N -> M
                N -> E
                """));
        traps.put("a gateway has no way on", deployedBeside("""
                user V words=a,b var=v
                xor X
                F -> V -> X
                X -> E if v == 'c'
                X -> E if v == 'd'
                """));
    }

    private static FuzzDiagram deployedBeside(String neglecting) {
        return FuzzDiagram.of("""
                start S
                and F
                sign A control=approval words=yes,no
                step D does=deploy
                end E
                S -> F
                """ + neglecting + """
                F -> A -> E
                F -> D -> E
                """);
    }

    private static void counting(Map<String, FuzzDiagram> traps) {
        traps.put("as many escalations as something is done fill a join", joined(5, """
                sub P many=5 sequential {
                start PS
                throw PT escalation=told
                end PE
                PS -> PT -> PE
                }
                on B to=P escalation=told gently
                B -> J
                """));
        traps.put("many at once escalate to a join that looks around", joined(6, """
                sub P many=6 {
                start PS
                user PU words=a
                throw PT escalation=told
                end PE
                PS -> PU -> PT -> PE
                }
                on B to=P escalation=told gently
                B -> J
                """));
        traps.put("a list is as long as it is", joined(4, """
                sub P many=any sequential {
                start PS
                throw PT escalation=told
                end PE
                PS -> PT -> PE
                }
                on B to=P escalation=told gently
                B -> J
                """));
        traps.put("a message comes a third time", joined(4, """
                user P words=a
                on B to=P message=due gently
                P -> J
                B -> J
                """));
        traps.put("a timer goes off again and again", joined(5, """
                user P words=a
                on B to=P every=R/PT1H gently
                B -> J
                """));
        traps.put("an answer is changed again and again", joined(3, """
                user P words=a
                on B to=P when=v=='again' gently
                user V words=again var=v
                F -> V -> V
                B -> J
                """));
        traps.put("an event sub-process begins a third time beside what waits", joined(5, """
                sub P {
                start PS
                user PU words=a
                end PE
                PS -> PU -> PE
                esub H {
                start HS message=due gently
                throw HT escalation=told
                end HE
                HS -> HT -> HE
                }
                }
                on B to=P escalation=told gently
                B -> J
                """));
        traps.put("a round sends one off each time", joined(4, """
                xor P
                user V words=again,over var=v
                xor W
                and N
                end PE
                P -> V -> W
                W -> N if v == 'again'
                W => PE
                N -> P
                N -> J
                """));
    }

    /** A sign-off gives one token less than the join waits for, beside what is drawn. */
    private static FuzzDiagram joined(int incoming, String producer) {
        var others = producer.split("-> J", -1).length - 1;
        return FuzzDiagram.of("start S\nand F\nand J\nS -> F\nF -> A\nF -> P\n" + producer + SIGNED
                + "X -> J\n".repeat(incoming - others));
    }
}
