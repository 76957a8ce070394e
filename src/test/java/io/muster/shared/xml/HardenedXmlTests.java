package io.muster.shared.xml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import javax.xml.stream.XMLStreamException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

class HardenedXmlTests {

    private static final int DEEP = 512;

    private static final String BILLION_LAUGHS = """
            <!DOCTYPE lolz [
              <!ENTITY a "lol"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">
              <!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;"><!ENTITY d "&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;">
              <!ENTITY e "&d;&d;&d;&d;&d;&d;&d;&d;&d;&d;"><!ENTITY f "&e;&e;&e;&e;&e;&e;&e;&e;&e;&e;">
              <!ENTITY g "&f;&f;&f;&f;&f;&f;&f;&f;&f;&f;"><!ENTITY h "&g;&g;&g;&g;&g;&g;&g;&g;&g;&g;">
            ]><lolz>&h;</lolz>""";

    @TempDir
    Path directory;

    @Test
    void saysWhereADocumentIsTooDeepOrHasADoctypeInOurWords() {
        assertThatThrownBy(() -> HardenedXml.requireHarmless(stream("<a>\n<b>\n<c/></b></a>"), 2))
                .isInstanceOfSatisfying(UnsafeXml.class, refusal -> {
                    assertThat(refusal.line()).isEqualTo(3);
                    assertThat(refusal.why()).isEqualTo("elements are nested more than 2 deep");
                });
        assertThatThrownBy(() -> HardenedXml.requireHarmless(stream("<!DOCTYPE a><a/>"), 2))
                .isInstanceOfSatisfying(
                        UnsafeXml.class, refusal -> assertThat(refusal.why()).isEqualTo("a DOCTYPE is not permitted"));
    }

    @Test
    void readsAnOrdinaryDocument() throws Exception {
        var xml = "<?xml version=\"1.0\"?><!-- a comment --><p:PMML xmlns:p=\"urn:p\"><p:Header/></p:PMML>";

        assertThat(HardenedXml.documentBuilder()
                        .parse(stream(xml))
                        .getDocumentElement()
                        .getNamespaceURI())
                .isEqualTo("urn:p");
        var reader = HardenedXml.streamReader(stream(xml));
        reader.nextTag();
        assertThat(reader.getLocalName()).isEqualTo("PMML");
        assertThatCode(() -> HardenedXml.requireHarmless(stream(xml), DEEP)).doesNotThrowAnyException();
    }

    @Test
    void refusesABillionLaughsAtOnceEverywhere() {
        assertTimeout(Duration.ofSeconds(5), () -> refusedEverywhere(BILLION_LAUGHS));
    }

    @Test
    void refusesAnExternalEntityEverywhere() throws Exception {
        var secret = Files.writeString(directory.resolve("secret.txt"), "top secret");
        refusedEverywhere("<!DOCTYPE x [<!ENTITY s SYSTEM \"%s\">]><x>&s;</x>".formatted(secret.toUri()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE x><x/>",
                "<!DOCTYPE x SYSTEM \"http://127.0.0.1:1/x.dtd\"><x/>",
                "<!DOCTYPE x [<!ENTITY % p SYSTEM \"http://127.0.0.1:1/p.dtd\"> %p;]><x/>"
            })
    void refusesEveryDoctypeEverywhere(String xml) {
        refusedEverywhere(xml);
    }

    @Test
    void refusesWhatIsNotWellFormed() {
        refusedEverywhere("<x><y></x>");
    }

    @Test
    void refusesBottomlessNesting() {
        refusedEverywhere("<x>".repeat(100_000) + "</x>".repeat(100_000));
    }

    @Test
    void factoriesForLibrariesNeverExpandADeclaredEntity() throws Exception {
        var reader = HardenedXml.inputFactory().createXMLStreamReader(stream(BILLION_LAUGHS));
        while (!reader.isStartElement()) {
            reader.next();
        }

        assertThat(reader.getElementText()).doesNotContain("lol");
    }

    @Test
    void leavesTheCallersStreamOpen() throws IOException {
        var closed = new boolean[1];
        var stream = new ByteArrayInputStream("<x/>".getBytes(StandardCharsets.UTF_8)) {
            @Override
            public void close() {
                closed[0] = true;
            }
        };

        HardenedXml.requireHarmless(stream, DEEP);

        assertThat(closed[0]).isFalse();
    }

    private static void refusedEverywhere(String xml) {
        assertThatThrownBy(() -> HardenedXml.requireHarmless(stream(xml), DEEP)).isInstanceOf(UnsafeXml.class);
        assertThatThrownBy(() -> HardenedXml.documentBuilder().parse(stream(xml)))
                .isInstanceOf(SAXException.class);
        assertThatThrownBy(() -> HardenedXml.saxParser().parse(stream(xml), new DefaultHandler()))
                .isInstanceOf(SAXException.class);
        assertThatThrownBy(() -> {
                    var reader = HardenedXml.streamReader(stream(xml));
                    while (reader.hasNext()) {
                        reader.next();
                    }
                })
                .isInstanceOf(XMLStreamException.class);
    }

    private static InputStream stream(String xml) {
        return new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8));
    }
}
