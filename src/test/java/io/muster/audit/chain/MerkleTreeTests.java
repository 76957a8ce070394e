package io.muster.audit.chain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MerkleTreeTests {

    private static final HexFormat HEX = HexFormat.of();

    /** The leaves Certificate Transparency's reference implementations are tested with. */
    private static final List<byte[]> PUBLISHED = Stream.of(
                    "", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f")
            .map(HEX::parseHex)
            .map(MerkleTree::leaf)
            .toList();

    @Test
    void hasTheRootsPublishedForCertificateTransparency() {
        assertThat(root(0)).isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
        assertThat(root(1)).isEqualTo("6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d");
        assertThat(root(2)).isEqualTo("fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125");
        assertThat(root(3)).isEqualTo("aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77");
        assertThat(root(8)).isEqualTo("5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");
    }

    @Test
    void provesEveryLeafOfTreesOfEverySize() {
        for (var size = 1; size <= 33; size++) {
            var leaves = leaves(size);
            var root = MerkleTree.root(leaves);
            for (var index = 0; index < size; index++) {
                var path = MerkleTree.path(index, leaves);

                assertThat(MerkleTree.follow(index, size, leaves.get(index), path))
                        .as("leaf %d of %d", index, size)
                        .hasValueSatisfying(found -> assertThat(found).isEqualTo(root));
            }
        }
    }

    @Test
    void provesNoOtherLeafPlaceOrSize() {
        var leaves = leaves(13);
        var root = MerkleTree.root(leaves);
        var path = MerkleTree.path(5, leaves);

        assertThat(MerkleTree.follow(5, 13, leaves.get(6), path))
                .hasValueSatisfying(found -> assertThat(found).isNotEqualTo(root));
        assertThat(MerkleTree.follow(6, 13, leaves.get(5), path))
                .hasValueSatisfying(found -> assertThat(found).isNotEqualTo(root));
        assertThat(MerkleTree.follow(5, 100, leaves.get(5), path)).isEmpty();
        assertThat(MerkleTree.follow(13, 13, leaves.get(5), path)).isEmpty();
        assertThat(MerkleTree.follow(-1, 13, leaves.get(5), path)).isEmpty();
        assertThat(MerkleTree.follow(5, 13, leaves.get(5), path.subList(0, 2))).isEmpty();
        var longer = new ArrayList<>(path);
        longer.add(root);
        assertThat(MerkleTree.follow(5, 13, leaves.get(5), longer)).isEmpty();
    }

    private static String root(int size) {
        return HEX.formatHex(MerkleTree.root(PUBLISHED.subList(0, size)));
    }

    private static List<byte[]> leaves(int size) {
        return IntStream.range(0, size)
                .mapToObj(i -> MerkleTree.leaf(new byte[] {(byte) i}))
                .toList();
    }
}
