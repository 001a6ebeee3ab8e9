package io.github.vtigermail.testing.container;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonDeserializer;
import com.google.gson.JsonElement;
import io.kubernetes.client.custom.IntOrString;
import io.kubernetes.client.custom.Quantity;
import io.kubernetes.client.openapi.models.V1ConfigMap;
import io.kubernetes.client.openapi.models.V1Deployment;
import io.kubernetes.client.openapi.models.V1PodDisruptionBudget;
import io.kubernetes.client.openapi.models.V1Service;
import io.kubernetes.client.openapi.models.V1StatefulSet;
import java.lang.reflect.InvocationTargetException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** A Kubernetes manifest, checked as a server that is strict does: no field that it does not know, none missing, no wrong type. */
public final class Manifest {
    private static final Map<String, Class<?>> MODELS = Map.of(
            "apps/v1 Deployment", V1Deployment.class,
            "apps/v1 StatefulSet", V1StatefulSet.class,
            "v1 ConfigMap", V1ConfigMap.class,
            "v1 Service", V1Service.class,
            "policy/v1 PodDisruptionBudget", V1PodDisruptionBudget.class);
    private static final Gson GSON = new GsonBuilder()
            .registerTypeAdapter(Quantity.class, (JsonDeserializer<Quantity>)
                    (json, type, context) -> Quantity.fromString(json.getAsString()))
            .registerTypeAdapter(IntOrString.class, (JsonDeserializer<IntOrString>)
                    (json, type, context) -> json.getAsJsonPrimitive().isNumber()
                            ? new IntOrString(json.getAsInt())
                            : new IntOrString(json.getAsString()))
            .registerTypeAdapter(String.class, (JsonDeserializer<String>) (json, type, context) -> text(json))
            .registerTypeAdapter(OffsetDateTime.class, (JsonDeserializer<OffsetDateTime>)
                    (json, type, context) -> OffsetDateTime.parse(json.getAsString()))
            .create();

    private final JsonElement json;

    private Manifest(JsonElement json) {
        this.json = json;
    }

    /** Those of a file, one after another. */
    public static List<Manifest> parse(String yaml) {
        List<Manifest> all = new ArrayList<>();
        new Load(LoadSettings.builder().build())
                .loadAllFromString(yaml)
                .forEach(document -> all.add(new Manifest(GSON.toJsonTree(document))));
        return all;
    }

    public String kind() {
        return json.getAsJsonObject().get("kind").getAsString();
    }

    /** @throws RuntimeException that says what is wrong with it */
    public void check() {
        String kind = json.getAsJsonObject().get("apiVersion").getAsString() + " " + kind();
        Class<?> model = MODELS.get(kind);
        if (model == null) {
            throw new IllegalArgumentException("the test does not know " + kind);
        }
        try {
            model.getMethod("validateJsonElement", JsonElement.class).invoke(null, json);
        } catch (InvocationTargetException e) {
            throw new IllegalArgumentException(e.getCause().getMessage(), e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
        as(model);
    }

    /** Neither a number nor true, which YAML makes of a word without quotation marks. */
    private static String text(JsonElement json) {
        if (!json.getAsJsonPrimitive().isString()) {
            throw new IllegalArgumentException(json + " stands where text belongs");
        }
        return json.getAsString();
    }

    public <T> T as(Class<T> model) {
        return GSON.fromJson(json, model);
    }
}
