package io.muster.formats.remote;

import java.net.URI;
import java.util.Locale;

/** The origin of an address: scheme, host and port, for which access is granted. */
record HttpOrigin(String scheme, String host, int port) {

    static HttpOrigin of(URI address) {
        var scheme = String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT);
        var host = String.valueOf(address.getHost()).toLowerCase(Locale.ROOT);
        return new HttpOrigin(scheme, host, address.getPort() < 0 ? defaultPort(scheme) : address.getPort());
    }

    private static int defaultPort(String scheme) {
        return scheme.equals("https") ? 443 : 80;
    }

    @Override
    public String toString() {
        return "%s://%s:%d".formatted(scheme, host, port);
    }
}
