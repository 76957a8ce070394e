package io.muster.inventory;

import io.muster.inventory.models.Model;
import io.muster.inventory.store.Models;
import io.muster.inventory.store.Versions;
import io.muster.inventory.versions.ModelVersion;
import io.muster.shared.ModelId;
import io.muster.shared.VersionId;
import java.util.Collection;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The reading of many models or versions by one statement, for work that goes through all of them. */
@Service
@Transactional(readOnly = true)
public class BulkInventory {

    private final Models models;
    private final Versions versions;

    BulkInventory(Models models, Versions versions) {
        this.models = models;
        this.versions = versions;
    }

    /** Those of many versions that exist. */
    public List<ModelVersion> versions(Collection<VersionId> ids) {
        return ids.isEmpty() ? List.of() : versions.find(ids);
    }

    /** Those of many models that exist. */
    public List<Model> models(Collection<ModelId> ids) {
        return ids.isEmpty() ? List.of() : models.find(ids);
    }
}
