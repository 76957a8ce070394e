package io.muster.governance;

import io.muster.processfiles.DeploymentBundle;
import io.muster.shared.Digest;
import java.util.Base64;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The contents of proposed files, found by their digests and verified against them. */
@Repository
class ChangeFiles {

    private final JdbcClient jdbc;

    ChangeFiles(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Must be called while holding the lock: contents are stored once. */
    void store(int number, DeploymentBundle files) {
        files.files().forEach(file -> {
            var digest = file.digest();
            storeContent(digest, file.content());
            jdbc.sql(
                            "insert into governance_change_file (change_number, name, digest) values (:number, :name, :digest)")
                    .param("number", number)
                    .param("name", file.name())
                    .param("digest", digest.toString())
                    .update();
        });
    }

    private void storeContent(Digest digest, byte[] content) {
        var known = jdbc.sql("select count(*) from governance_file_content where digest = :digest")
                .param("digest", digest.toString())
                .query(Integer.class)
                .single();
        if (known == 0) {
            jdbc.sql("insert into governance_file_content (digest, content) values (:digest, :content)")
                    .param("digest", digest.toString())
                    .param("content", Base64.getEncoder().encodeToString(content))
                    .update();
        }
    }

    /**
     * Exactly what was proposed.
     *
     * @throws ContentAltered if any of it has been changed
     */
    DeploymentBundle read(Change change) {
        var contents = new TreeMap<String, byte[]>();
        change.sent().files().forEach((name, digest) -> contents.put(name, content(change, name, digest)));
        var files = DeploymentBundle.of(contents);
        var found = files.digest();
        if (!found.equals(change.sent().digest())) {
            throw new ContentAltered(change.number(), change.sent().digest(), found);
        }
        return files;
    }

    private byte[] content(Change change, String name, Digest digest) {
        var stored = jdbc.sql("select content from governance_file_content where digest = :digest")
                .param("digest", digest.toString())
                .query(String.class)
                .optional()
                .orElse("");
        var content = decoded(stored);
        if (!Digest.of(content).equals(digest)) {
            throw new ContentAltered(change.number(), name, digest, Digest.of(content));
        }
        return content;
    }

    /** Invalid base64 was altered, too; its digest will show it. */
    private static byte[] decoded(String stored) {
        try {
            return Base64.getDecoder().decode(stored);
        } catch (IllegalArgumentException e) {
            return stored.getBytes(java.nio.charset.StandardCharsets.UTF_8);
        }
    }
}
