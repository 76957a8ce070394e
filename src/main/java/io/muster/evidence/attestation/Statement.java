package io.muster.evidence.attestation;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.muster.shared.CanonicalJson;
import io.muster.shared.Digest;
import io.muster.shared.VersionId;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/**
 * An in-toto Statement, version 1 (github.com/in-toto/attestation, spec/v1/statement.md): a claim about certain bytes.
 *
 * @param predicate converted to a record by code that knows the predicate type
 */
public record Statement(
        @JsonProperty("_type") String type, List<Subject> subject, String predicateType, JsonNode predicate) {

    public static final String TYPE = "https://in-toto.io/Statement/v1";

    public record Subject(String name, Map<String, String> digest) {

        public static Subject of(String name, Digest digest) {
            return new Subject(name, Map.of("sha256", digest.hex()));
        }
    }

    public static byte[] write(Subject subject, String predicateType, Object predicate) {
        var tree = CanonicalJson.MAPPER.<JsonNode>valueToTree(predicate);
        return CanonicalJson.bytes(new Statement(TYPE, List.of(subject), predicateType, tree));
    }

    /** @throws NotTrusted if it is not a statement of that type about exactly one subject */
    public static Statement read(byte[] payload, String expectedPredicate) throws NotTrusted {
        try {
            var statement = CanonicalJson.MAPPER.readValue(payload, Statement.class);
            if (statement == null) {
                throw new NotTrusted("its payload is not an in-toto statement");
            }
            if (!TYPE.equals(statement.type) || !expectedPredicate.equals(statement.predicateType)) {
                throw new NotTrusted("it states '%s', not '%s'".formatted(statement.predicateType, expectedPredicate));
            }
            if (statement.subject == null || statement.subject.size() != 1 || statement.predicate == null) {
                throw new NotTrusted("it is not about exactly one artifact");
            }
            return statement;
        } catch (IOException e) {
            throw new NotTrusted("its payload is not an in-toto statement");
        }
    }

    /** @throws NotTrusted if the statement is about another subject, or gives no digest of its bytes */
    public Digest artifactOf(VersionId version) throws NotTrusted {
        var only = subject.get(0);
        if (!version.toString().equals(only.name())) {
            throw new NotTrusted("it names two versions");
        }
        try {
            return new Digest(only.digest() == null ? null : only.digest().get("sha256"));
        } catch (IllegalArgumentException e) {
            throw new NotTrusted("it does not state the digest of its artifact");
        }
    }

    public <P> P predicate(Class<P> type) throws NotTrusted {
        try {
            return CanonicalJson.MAPPER.treeToValue(predicate, type);
        } catch (JsonProcessingException | IllegalArgumentException e) {
            throw new NotTrusted("its predicate cannot be read");
        }
    }
}
