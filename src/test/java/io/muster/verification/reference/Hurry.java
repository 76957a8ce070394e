package io.muster.verification.reference;

import io.muster.verification.reference.Element.Kind;
import io.muster.verification.reference.World.Token;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What comes to people, to a call or to a join that looks around may be overtaken, before that begins. */
record Hurry(World world) {

    boolean mayBeOvertaken(Token token) {
        var element = token.at();
        var acts = element.person != null
                        && (element.person.control() != null
                                || !element.person.variable().isEmpty())
                || element.kind == Kind.CALL && !element.in.isEmpty()
                || element.kind == Kind.INCLUSIVE && element.isJoin();
        return acts
                && !token.isBody(world)
                && (isNearCondition(element)
                        || world.tokens().values().stream()
                                .filter(other -> !isAround(other, token))
                                .anyMatch(other -> isNearCondition(other.at()) || runs(other, token)));
    }

    private boolean isAround(Token other, Token token) {
        return other.number() == token.number() || token.number() != 0 && isAround(other, world.token(token.in()));
    }

    private boolean runs(Token other, Token token) {
        if (!world.inside(other.number()).isEmpty()) {
            return false;
        }
        if (other.coming()) {
            return other.at() != token.at() && other.at().kind != Kind.PARALLEL;
        }
        return !other.waiting()
                && other.at().kind != Kind.SAVED
                && (other.isBody(world) || !other.at().waits());
    }

    /** As soon as a variable is written, a conditional event may come. */
    private static boolean isNearCondition(@Nullable Element element) {
        if (element == null) {
            return false;
        }
        var beside = element.around == null ? Stream.<Element>empty() : element.around.eventSubProcesses().stream();
        var next = element.kind == Kind.RACE ? element.ways.stream().map(Element.Way::to) : Stream.<Element>empty();
        return Stream.of(Stream.of(element), element.attached.stream(), next, beside)
                        .flatMap(each -> each)
                        .map(each -> each.trigger)
                        .filter(Objects::nonNull)
                        .anyMatch(trigger -> trigger.condition() != null)
                || isNearCondition(element.around);
    }
}
