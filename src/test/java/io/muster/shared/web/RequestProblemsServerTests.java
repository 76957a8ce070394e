package io.muster.shared.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.muster.testing.MusterServerTest;
import io.muster.testing.Server;
import io.muster.testing.Server.Answer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Errors name the field and its permitted values, in the same words at every endpoint. */
@MusterServerTest
class RequestProblemsServerTests {

    private static final String DESCRIPTION = """
            {"name": "Overdraft", "purpose": "Sets limits", "owner": "anna", "materiality": "low",
             "customerFacing": true, "automatedDecisions": false, "personalData": true}""";
    private static final String VERSION = """
            {"origin": "imported", "format": "onnx",
             "evaluation": {"task": "binary-classification", "data": "overdrafts", "target": "y", "positive": "1",
              "output": "score"}}""";

    @Autowired
    Server server;

    @BeforeEach
    void registerAVersion() {
        if (get("dora", "/api/models/overdraft-trees").status() == 404) {
            post("dora", "/api/use-cases", "{\"id\": \"overdrafts\", \"description\": %s}".formatted(DESCRIPTION));
            post("dora", "/api/models", """
                    {"id": "overdraft-trees", "useCase": "overdrafts", "type": "machine-learning",
                     "description": {"name": "Trees", "purpose": "Scores", "owner": "dora"}}""");
            post("dora", "/api/models/overdraft-trees/versions", VERSION);
        }
        assertThat(get("dora", "/api/versions/overdraft-trees@1").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            severity | "urgent"      | 'severity' must be one of CRITICAL, HIGH, MEDIUM, LOW, not 'urgent'
            severity | null          | 'severity' is missing
            title    | ""            | 'title' is missing
            due      | "tomorrow"    | 'due' must be a day such as 2027-01-31, not 'tomorrow'
            title    | {"a": 1}      | 'title' must be a text
            colour   | "red"         | 'colour' cannot be set here: expected the fields description, due, evidence, owner, remediation, severity, title, version
            version  | "trees"       | In 'version': 'trees' is not a version: expected model@number
            """)
    void saysWhatIsWrongWithAFinding(String field, String value, String why) {
        var answer = post("vera", "/api/findings", finding(field, value));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(detail(answer)).contains(why);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            version  | "unknown@1"
            evidence | "e-1"
            """)
    void doesNotTakeAFindingAboutWhatDoesNotExist(String field, String value) {
        var answer = post("vera", "/api/findings", finding(field, value));

        assertThat(answer.status()).isEqualTo(404);
        assertThat(detail(answer)).contains(value.replace('"', '\''));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            vera  | /api/findings                        | {"title": "a\\u0000"}                      | 'title'
            vera  | /api/findings                        | {"remediation": "a\\ud83d"}                | 'remediation'
            dora  | /api/use-cases                       | {"description": {"name": "a\\u0000"}}      | 'description.name'
            dora  | /api/models/overdraft-trees/versions | {"evaluation": {"positive": "\\u0000"}}    | 'evaluation.positive'
            otto  | /api/certificates/c-1/revoke         | {"reason": "Data\\u0000leak"}              | 'reason'
            otto  | /api/certificates/c-1/revoke         | {"reason": "Data leak", "\\u0000": 1}      | The name of a field
            dora  | /api/tokens                          | {"label": "a\\u0000"}                      | 'label'
            desi  | /api/process-changes/1/withdrawal    | {"reason": "a\\u0000"}                     | 'reason'
            """)
    void refusesATextThatNoDatabaseKeeps(String person, String path, String body, String field) {
        var answer = post(person, path, body);

        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(detail(answer)).startsWith(field + " contains ");
    }

    @Test
    void refusesAParameterThatNoDatabaseKeeps() {
        var answer = get("vera", "/api/findings?version=a%00");

        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(detail(answer)).isEqualTo("'version' contains a character with code 0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/task/any/attachment/create", "/process-instance/any/variables/note/data"})
    void refusesATextInAPartOfAFormThatNoDatabaseKeeps(String path) {
        var fields = Map.of("type", "a\0b");

        var answer = server.as("vera").postMultipart("/engine-rest" + path, fields, Map.of());

        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(answer.json().path("message").asText()).isEqualTo("'type' contains a character with code 0");
    }

    @Test
    void refusesAFieldOfAFormThatNoDatabaseKeeps() {
        var answer = server.as("vera").postForm("/engine-rest/task/any/claim", Map.of("userId", "a\0b"));

        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(answer.json().path("message").asText()).contains("contains a character with code 0");
    }

    @Test
    void namesAllThatIsMissingAtOnce() {
        assertThat(detail(post("vera", "/api/findings", "{}")))
                .isEqualTo(
                        "'due' is missing; 'owner' is missing; 'severity' is missing; 'title' is missing; 'version' is missing");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            materiality     | "huge"     | 'description.materiality' must be one of high, medium, low, not 'huge'
            customerFacing  | "perhaps"  | 'description.customerFacing' must be true or false, not 'perhaps'
            customerFacing  | null       | 'description.customerFacing' is missing
            owner           | ["anna"]   | 'description.owner' must be a text
            name            | " "        | In 'description': 'name' is missing
            tier            | 1          | 'description.tier' cannot be set here
            """)
    void saysWhatIsWrongInsideADescription(String field, String value, String why) {
        var description = with(DESCRIPTION, field, value);

        var answer = post("dora", "/api/use-cases", "{\"id\": \"cards\", \"description\": %s}".formatted(description));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(detail(answer)).startsWith(why);
    }

    @Test
    void namesAMissingTruthValue() {
        var without = DESCRIPTION.replace("\"customerFacing\": true,", "");
        var answer = post("dora", "/api/use-cases", "{\"id\": \"cards\", \"description\": %s}".formatted(without));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(detail(answer)).isEqualTo("'description.customerFacing' is missing");
    }

    @Test
    void listsTheTypesOfModels() {
        var answer = post("dora", "/api/models", """
                {"id": "overdraft-net", "useCase": "overdrafts", "type": "magic", "description": {}}""");

        assertThat(detail(answer))
                .isEqualTo("'type' must be one of machine-learning, statistical, predictive, rule-based,"
                        + " vendor, generative, not 'magic'");
    }

    @Test
    void takesWordsInAnyCase() {
        assertThat(post("vera", "/api/findings", finding("severity", "\"high\""))
                        .status())
                .isEqualTo(201);
    }

    @ParameterizedTest
    @ValueSource(strings = {"stage", "number", "developer", "tier", "model", "origin", "format", "artefact"})
    void aPatchRefusesWhatItDoesNotChange(String field) {
        var answer = server.as("dora").patch("/api/versions/overdraft-trees@1", "{\"%s\": \"x\"}".formatted(field));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(detail(answer))
                .isEqualTo(
                        "'%s' cannot be set here: expected the fields artifact, evaluation, goldenRecords, signature, training"
                                .formatted(field));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            dora  | /api/models/unknown-model/versions                  | unknown-model
            dora  | /api/models?useCase=unknown-case                    | unknown-case
            dora  | /api/versions/overdraft-trees@9/evidence            | overdraft-trees@9
            dora  | /api/versions/overdraft-trees@9/certificates        | overdraft-trees@9
            dora  | /api/versions/overdraft-trees@9/process-instances            | overdraft-trees@9
            dora  | /api/findings?version=overdraft-trees@9             | overdraft-trees@9
            dora  | /api/training-runs?version=overdraft-trees@9        | overdraft-trees@9
            otto  | /api/deployments/usage?version=overdraft-trees@9    | overdraft-trees@9
            ada   | /api/audit/chains/unknown-chain/entries             | unknown-chain
            ada   | /api/audit/chains/unknown-chain/verification        | unknown-chain
            ada   | /api/audit/chains/unknown-chain/export              | unknown-chain
            dora  | /api/nothing/here                                   | /api/nothing/here
            """)
    void answersNotFoundWithTheNameOfWhatIsMissing(String reader, String path, String missing) {
        var answer = get(reader, path);

        assertThat(answer.status()).isEqualTo(404);
        assertThat(detail(answer)).contains("'" + missing + "'");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            /api/models?limit=many      | 'limit' must be a whole number, not 'many'
            /api/models?limit=0         | 'limit'
            /api/training-runs          | 'version' is missing
            """)
    void saysWhatIsWrongWithAParameter(String path, String why) {
        var answer = get("dora", path);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(detail(answer)).startsWith(why);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"reason": "x"            | The request's body is not valid JSON at line 1, column
            ``                        | The request's body is missing
            [1]                       | The request's body must be an object
            {"reason": "x"} trailing  | The request's body is not valid JSON
            """)
    void saysWhatIsWrongWithABody(String body, String why) {
        var answer = post("vera", "/api/findings/none/close", body);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(detail(answer)).startsWith(why).doesNotContain("io.muster", "java.", "jackson");
    }

    private static String finding(String field, String value) {
        return with("""
                {"version": "overdraft-trees@1", "severity": "LOW", "title": "Old data", "owner": "dora",
                 "due": "2027-01-31"}""", field, value);
    }

    private static String with(String object, String field, String value) {
        try {
            var mapper = new ObjectMapper();
            var fields = mapper.readValue(object, Map.class);
            fields.put(field, mapper.readTree(value));
            return mapper.writeValueAsString(fields);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Answer get(String user, String path) {
        return server.as(user).get(path);
    }

    private Answer post(String user, String path, String body) {
        return server.as(user).post(path, body);
    }

    private static String detail(Answer answer) {
        return answer.json().path("detail").asText();
    }
}
