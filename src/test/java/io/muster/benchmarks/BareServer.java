package io.muster.benchmarks;

import java.util.List;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.http.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.autoconfigure.jackson.JacksonAutoConfiguration;
import org.springframework.boot.autoconfigure.web.embedded.EmbeddedWebServerFactoryCustomizerAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.DispatcherServletAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.ServletWebServerFactoryAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.WebMvcAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/**
 * The best that Spring MVC can do: a server that accepts the same request and returns prepared bytes. It has no
 * security, no metrics and no model, and it reads JSON at most.
 */
final class BareServer implements AutoCloseable {

    /** Accepts the request's bytes and ignores them. */
    static final String UNREAD = "/unread";

    /** Reads the request as Spring MVC reads any other, and ignores the result. */
    static final String READ = "/read";

    private final ServletWebServerApplicationContext context;

    private BareServer(ServletWebServerApplicationContext context) {
        this.context = context;
    }

    static BareServer answering(byte[] answer) {
        var context = new SpringApplicationBuilder(Bare.class)
                .web(WebApplicationType.SERVLET)
                .initializers(fresh -> fresh.getBeanFactory().registerSingleton("answer", new Answer(answer)))
                .run("--server.port=0", "--spring.main.banner-mode=off");
        return new BareServer((ServletWebServerApplicationContext) context);
    }

    int port() {
        return context.getWebServer().getPort();
    }

    @Override
    public void close() {
        context.close();
    }

    private record Answer(byte[] bytes) {}

    /** A request of the protocol, as one would declare it for Spring to read. */
    record Request(String id, List<Input> inputs) {}

    record Input(String name, List<Integer> shape, String datatype, double[][] data) {}

    // A test's, so that a test of the whole server does not take it for one of the product's.
    @TestConfiguration(proxyBeanMethods = false)
    @ImportAutoConfiguration({
        EmbeddedWebServerFactoryCustomizerAutoConfiguration.class,
        ServletWebServerFactoryAutoConfiguration.class,
        DispatcherServletAutoConfiguration.class,
        WebMvcAutoConfiguration.class,
        HttpMessageConvertersAutoConfiguration.class,
        JacksonAutoConfiguration.class
    })
    @Import(BareController.class)
    static class Bare {}

    @TestComponent
    @RestController
    static class BareController {

        private final byte[] answer;

        BareController(Answer answer) {
            this.answer = answer.bytes();
        }

        @PostMapping(path = UNREAD + "/{name}", produces = MediaType.APPLICATION_JSON_VALUE)
        byte[] unread(@PathVariable String name, @RequestBody byte[] request) {
            return answer;
        }

        @PostMapping(path = READ + "/{name}", produces = MediaType.APPLICATION_JSON_VALUE)
        byte[] read(@PathVariable String name, @RequestBody Request request) {
            return answer;
        }
    }
}
