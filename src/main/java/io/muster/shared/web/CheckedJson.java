package io.muster.shared.web;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.IOContext;
import com.fasterxml.jackson.core.util.JsonParserDelegate;
import io.muster.shared.SharedProblem;
import io.muster.shared.Texts;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;

/**
 * A JSON factory whose parsers refuse texts that cannot be stored, anywhere in the document and for every target type.
 * All texts of a request pass through it, so no later check is needed.
 */
final class CheckedJson extends JsonFactory {

    private static final long serialVersionUID = 1L;

    @Override
    public JsonFactory copy() {
        return new CheckedJson();
    }

    @Override
    protected JsonParser _createParser(InputStream in, IOContext context) throws IOException {
        return new Checked(super._createParser(in, context));
    }

    @Override
    protected JsonParser _createParser(Reader reader, IOContext context) throws IOException {
        return new Checked(super._createParser(reader, context));
    }

    @Override
    protected JsonParser _createParser(char[] text, int offset, int length, IOContext context, boolean recyclable)
            throws IOException {
        return new Checked(super._createParser(text, offset, length, context, recyclable));
    }

    @Override
    protected JsonParser _createParser(byte[] bytes, int offset, int length, IOContext context) throws IOException {
        return new Checked(super._createParser(bytes, offset, length, context));
    }

    private static final class Checked extends JsonParserDelegate {

        Checked(JsonParser parser) {
            super(parser);
        }

        @Override
        public JsonToken nextToken() throws IOException {
            var token = super.nextToken();
            if (token == JsonToken.FIELD_NAME) {
                Texts.fault(currentName()).ifPresent(why -> {
                    throw SharedProblem.UNUSABLE_TEXT.refusal("The name of a field%s %s", inside(), why);
                });
            } else if (token == JsonToken.VALUE_STRING) {
                var text = getText();
                Texts.fault(text).ifPresent(why -> {
                    throw SharedProblem.UNUSABLE_TEXT.refusal("'%s' %s", path(getParsingContext()), why);
                });
            }
            return token;
        }

        @Override
        public JsonToken nextValue() throws IOException {
            var token = nextToken();
            return token == JsonToken.FIELD_NAME ? nextToken() : token;
        }

        @Override
        public String nextFieldName() throws IOException {
            return nextToken() == JsonToken.FIELD_NAME ? currentName() : null;
        }

        @Override
        public boolean nextFieldName(SerializableString name) throws IOException {
            return nextToken() == JsonToken.FIELD_NAME && name.getValue().equals(currentName());
        }

        @Override
        public String nextTextValue() throws IOException {
            return nextToken() == JsonToken.VALUE_STRING ? getText() : null;
        }

        private String inside() {
            var outer = path(getParsingContext().getParent());
            return outer.isEmpty() ? "" : " in '%s'".formatted(outer);
        }

        /** In the form of the other messages: {@code description.tags[1]}. */
        private static String path(JsonStreamContext place) {
            if (place == null || place.inRoot()) {
                return "";
            }
            var outer = path(place.getParent());
            if (place.inArray()) {
                return "%s[%d]".formatted(outer, place.getCurrentIndex());
            }
            return outer.isEmpty() ? place.getCurrentName() : outer + "." + place.getCurrentName();
        }
    }
}
