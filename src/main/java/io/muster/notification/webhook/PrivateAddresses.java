package io.muster.notification.webhook;

import java.net.Inet4Address;
import java.net.InetAddress;

/** Addresses that are not on the public internet (RFC 6890): this machine, its network, or of no one. */
final class PrivateAddresses {

    private PrivateAddresses() {}

    static boolean contain(InetAddress address) {
        return address.isAnyLocalAddress()
                || address.isLoopbackAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress()
                || (address instanceof Inet4Address ? isReserved4(bytes(address)) : isReserved6(bytes(address)));
    }

    private static boolean isReserved4(int[] part) {
        return part[0] == 0
                || part[0] >= 240
                // Shared by providers (RFC 6598), protocol assignments, benchmarks.
                || part[0] == 100 && part[1] >= 64 && part[1] < 128
                || part[0] == 192 && part[1] == 0 && part[2] == 0
                || part[0] == 198 && (part[1] == 18 || part[1] == 19);
    }

    /** Unique local (fc00::/7), and what a translator turns into an address of IPv4 (64:ff9b::/32, 2002::/16). */
    private static boolean isReserved6(int[] part) {
        return (part[0] & 0xfe) == 0xfc
                || part[0] == 0 && part[1] == 0x64 && part[2] == 0xff && part[3] == 0x9b
                || part[0] == 0x20 && part[1] == 0x02;
    }

    private static int[] bytes(InetAddress address) {
        var raw = address.getAddress();
        var parts = new int[raw.length];
        for (var at = 0; at < raw.length; at++) {
            parts[at] = Byte.toUnsignedInt(raw[at]);
        }
        return parts;
    }
}
