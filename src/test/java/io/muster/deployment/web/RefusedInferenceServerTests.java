package io.muster.deployment.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Requests that are refused: not the protocol, wrong tensors, too large. */
class RefusedInferenceServerTests extends InferenceFixture {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ''                                          | The request must be an object
            nonsense                                    | The request is not JSON
            []                                          | The request must be an object
            {}                                          | The request has no 'inputs'
            {"inputs":[]}                               | The request has no 'inputs'
            {"inputs":{}}                               | 'inputs' must be an array
            {"inputs":[1]}                              | An entry of 'inputs' must be an object
            {"inputs":[{}]}                             | has no 'name'
            {"inputs":[$],"inputs":[$]}                 | 'inputs' is given twice
            {"inputs":[$,$]}                            | Input 'x' is given twice
            {"inputs":[$]} {}                           | Something follows
            {"inputs":[$]                               | The request is not JSON
            {"id":7,"inputs":[$]}                       | 'id' must be a string
            {"parameters":[],"inputs":[$]}              | 'parameters' must be an object
            {"parameters":{"a":{}},"inputs":[$]}        | Parameter 'a' must be a string, a number or a truth value
            {"parameters":{"a":null},"inputs":[$]}      | Parameter 'a' must be
            {"inputs":[$],"outputs":[{"name":"z"}]}     | has no output 'z'; its outputs are [y]
            {"inputs":[$],"outputs":[{}]}               | An entry of 'outputs' has no 'name'
            {"inputs":[$],"outputs":[{"name":"y"},{"name":"y"}]} | asked for twice
            """)
    void refusesRequestsThatViolateTheProtocol(String request, String why) {
        var tensor = "{\"name\":\"x\",\"shape\":[1],\"datatype\":\"FP32\",\"data\":[2]}";

        assertFails(app.post(infer(champion(3)), request.replace("$", tensor)), 400, why);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "name":"x","shape":[1],"datatype":"FP32"                                | Input 'x' has no 'data'
            "name":"x","shape":[1],"data":[1]                                       | Input 'x' has no 'datatype'
            "name":"x","datatype":"FP32","data":[1]                                 | Input 'x' has no 'shape'
            "name":"x","shape":[1],"datatype":"FLOAT","data":[1]                    | the datatype 'FLOAT'; known are
            "name":"x","shape":[2],"datatype":"FP32","data":[1]                     | Input 'x' has 1 values in 'data', but its 'shape' is [2]
            "name":"x","shape":[],"datatype":"FP32","data":[1]                      | Input 'x' has no dimension
            "name":"x","shape":[0],"datatype":"FP32","data":[]                      | 'shape' must hold whole numbers from 1, not 0
            "name":"x","shape":[-1],"datatype":"FP32","data":[1]                    | 'shape' must hold whole numbers from 1, not -1
            "name":"x","shape":[1.0],"datatype":"FP32","data":[1]                   | 'shape' must hold whole numbers from 1, not 1.0
            "name":"x","shape":[99999999999],"datatype":"FP32","data":[1]           | 'shape' must hold whole numbers from 1
            "name":"x","shape":[2147483647,2147483647,2147483647],"datatype":"FP32","data":[1] | has 1 values
            "name":"x","shape":[1,2],"datatype":"FP32","data":[1,2]                 | expected [1] or [1, 1]
            "name":"x","shape":[2,1],"datatype":"FP32","data":[[1,2]]               | nested as [1, 2] in 'data', but its 'shape' is [2, 1]
            "name":"x","shape":[2],"datatype":"FP32","data":[1,[2]]                 | one flat array, or arrays nested
            "name":"x","shape":[2],"datatype":"FP32","data":[[1],2]                 | one flat array, or arrays nested
            "name":"x","shape":[3,1],"datatype":"FP32","data":[[1],[2,3]]           | one flat array, or arrays nested
            "name":"x","shape":[1],"datatype":"FP32","data":1                       | 'data' must be an array
            "name":"x","shape":[1],"datatype":"FP32","data":[{}]                    | 'data' must hold numbers
            "name":"x","shape":[1],"datatype":"FP32","data":["1"]                   | Input 'x' is of datatype FP32, but its 'data' holds texts
            "name":"x","shape":[2],"datatype":"FP32","data":[1,"1"]                 | value 2 is another
            "name":"x","shape":[1],"datatype":"BYTES","data":["1"]                  | Input 'x' is of datatype BYTES; the model takes FP32
            "name":"x","shape":[1],"datatype":"FP32","data":[true]                  | holds flags
            "name":"x","shape":[1],"datatype":"FP32","data":[null]                  | Row 1, input 'x' is missing
            "name":"x","shape":[1],"datatype":"FP32","data":[NaN]                   | The request is not JSON
            "name":"x","shape":[1],"datatype":"FP32","data":[3.5e38]                | Input 'x' has the value 3.5E38, which is not a valid FP32
            "name":"x","shape":[1],"datatype":"FP64","data":[3.5e38]                | Row 1, input 'x': 3.5E38 is not
            "name":"x","shape":[1],"datatype":"FP64","data":[1e999]                 | larger than any number
            "name":"x","shape":[1],"datatype":"FP16","data":[65505]                 | which is not a valid FP16
            "name":"x","shape":[1],"datatype":"UINT8","data":[256]                  | which is not a valid UINT8
            "name":"x","shape":[1],"datatype":"UINT8","data":[-1]                   | which is not a valid UINT8
            "name":"x","shape":[1],"datatype":"INT8","data":[1.5]                   | which is not a valid INT8
            "name":"x","shape":[1],"datatype":"INT64","data":[9007199254740993]     | beyond ±2^53
            "name":"x","shape":[1],"datatype":"UINT64","data":[18446744073709551615] | beyond ±2^53
            "name":"q","shape":[1],"datatype":"FP32","data":[1]                     | has no input 'q'; its inputs are [x]
            "name":"x","name":"x","shape":[1],"datatype":"FP32","data":[1]          | 'name' is given twice
            """)
    void refusesTensorsThatAreWrongAndSaysWhy(String members, String why) {
        assertFails(app.post(infer(champion(3)), "{\"inputs\":[{%s}]}".formatted(members)), 400, why);
    }

    @Test
    void namesTheMissingInputAndTheUnknownCategory() {
        var version = echo();

        assertFails(app.post(infer(version), """
                {"inputs":[{"name":"double","shape":[1],"datatype":"FP64","data":[0.25]}]}"""), 400, "Input 'whole' is missing");
        assertFails(app.post(infer(version), """
                {"inputs":[
                 {"name":"double","shape":[2],"datatype":"FP64","data":[1,2]},
                 {"name":"whole","shape":[1],"datatype":"INT32","data":[7]}]}"""), 400, "Input 'whole' has the shape [1]; expected [2]");
        assertFails(app.post(infer(version), """
                {"inputs":[
                 {"name":"double","shape":[1],"datatype":"FP64","data":[0.25]},
                 {"name":"whole","shape":[1],"datatype":"INT32","data":[7]},
                 {"name":"small","shape":[1],"datatype":"INT8","data":[-8]},
                 {"name":"text","shape":[1],"datatype":"BYTES","data":["ugly"]},
                 {"name":"flag","shape":[1],"datatype":"BOOL","data":[false]},
                 {"name":"vector","shape":[1,3],"datatype":"INT16","data":[1,2,3]}]}"""), 400, "input 'text': 'ugly' is not one of the model's categories");
        assertFails(app.post(infer(version), """
                {"inputs":[{"name":"vector","shape":[1,3],"datatype":"INT64","data":[1,2,16777217]}]}"""), 400, "does not fit into 32 bits");
    }

    @Test
    void takesOnlyJson() {
        var path = infer(champion(3));
        var body = BodyPublishers.ofString(ONE_ROW);

        assertThat(app.post(path, "application/json; charset=UTF-8", body).statusCode())
                .isEqualTo(200);
        assertFails(app.post(path, "text/plain", body), 415, "must be application/json, not 'text/plain'");
        assertFails(app.post(path, "application/json;charset=utf-16", body), 415, "application/json");
        assertFails(app.send(app.request(path).POST(body)), 415, "not 'null'");
        assertFails(
                app.send(app.request(path)
                        .header("Content-Type", "application/json")
                        .header("Content-Encoding", "gzip")
                        .POST(body)),
                415,
                "Content encoding 'gzip'");
    }

    @Test
    void takesNoMoreBytesThanAllowedHoweverTheyCome() {
        var path = infer(champion(3));
        var large = ONE_ROW.replace("[2]", "[2]" + " ".repeat(100_000));

        assertFails(app.post(path, large + " ".repeat(2_500)), 413, "more than 102400 bytes");
        assertFails(
                app.post(
                        path,
                        "application/json",
                        BodyPublishers.ofInputStream(
                                () -> new ByteArrayInputStream((large + " ".repeat(2_500)).getBytes()))),
                413,
                "more than 102400 bytes");
        assertThat(app.post(
                                path,
                                "application/json",
                                BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(large.getBytes())))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void takesNoMoreRowsThanAllowed() {
        var path = infer(champion(3));

        assertThat(app.post(path, rows(1000)).statusCode()).isEqualTo(200);
        assertFails(app.post(path, rows(1001)), 413, "has 1001 rows; at most 1000");
    }

    @Test
    void manyLargeRequestsThatWereReadLeaveRoomForTheNext() {
        var path = infer(champion(3));
        var large = ONE_ROW.replace("[2]", "[2]" + " ".repeat(100_000));

        for (var each = 0; each < 20; each++) {
            assertThat(app.post(path, large).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void repeatsNoMegabytesInErrors() {
        var answer = app.post(infer(champion(3)), ONE_ROW.replace("\"x\"", "\"" + "x".repeat(50_000) + "\""));

        assertFails(answer, 400, "has no input 'xxx");
        assertThat(answer.body()).hasSizeLessThan(3_000);
    }

    @Test
    void bytesThatAreNotUtf8AreAFaultOfTheRequest() {
        var path = infer(champion(3));

        assertFails(
                app.post(path, "application/json", BodyPublishers.ofByteArray(new byte[] {0, 0, 0, '{', 1, 2, 3, 4})),
                400,
                "not JSON");
        assertFails(
                app.post(path, "application/json", BodyPublishers.ofByteArray(new byte[] {'{', '"', (byte) 0xc3, 'x'})),
                400,
                "not JSON");
    }
}
