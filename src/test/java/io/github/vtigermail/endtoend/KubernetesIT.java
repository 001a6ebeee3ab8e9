package io.github.vtigermail.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.vtigermail.testing.Distribution;
import io.github.vtigermail.testing.container.Containerfile;
import io.github.vtigermail.testing.container.Manifest;
import io.kubernetes.client.openapi.models.V1Container;
import io.kubernetes.client.openapi.models.V1Deployment;
import io.kubernetes.client.openapi.models.V1PodSpec;
import io.kubernetes.client.openapi.models.V1Probe;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The Kubernetes example: a server would accept it, and it fits the image that it runs. */
class KubernetesIT {
    private static Distribution distribution;

    @BeforeAll
    static void read() {
        distribution = Distribution.tar();
    }

    @AfterAll
    static void remove() {
        distribution.close();
    }

    @Test
    void theManifestsFollowTheSchemasOfKubernetes() {
        List<Manifest> all = Stream.of("vtiger-mail-connector.yaml", "settings.yaml", "postgres.yaml")
                .flatMap(name -> Manifest.parse(distribution.read("kubernetes/" + name)).stream())
                .toList();

        assertThat(all).allSatisfy(Manifest::check);
        assertThat(all)
                .extracting(Manifest::kind)
                .containsExactly("Deployment", "PodDisruptionBudget", "ConfigMap", "Service", "StatefulSet");
    }

    @ParameterizedTest
    @CsvSource({
        "readOnlyRootFilesystem:, readOnlyRootFileSystem:, readOnlyRootFileSystem",
        "replicas: 2, replicas: two, two",
        "selector:, selektor:, selektor",
        "memory: 256Mi, memory: 256MBytes, suffix",
        "image: vtiger, image: 1 #, stands where text belongs"
    })
    void aMistakeInThemIsFound(String right, String wrong, String named) {
        String manifest = distribution.read("kubernetes/vtiger-mail-connector.yaml");
        assertThat(manifest).contains(right);
        Manifest mistaken = Manifest.parse(manifest.replace(right, wrong)).get(0);

        assertThatThrownBy(mistaken::check).hasStackTraceContaining(named);
    }

    @Test
    void theDeploymentFitsTheImage() {
        Containerfile image = Containerfile.parse(distribution.read("container/Containerfile"));
        V1Deployment deployment = Manifest.parse(distribution.read("kubernetes/vtiger-mail-connector.yaml"))
                .get(0)
                .as(V1Deployment.class);
        V1PodSpec pod = deployment.getSpec().getTemplate().getSpec();
        V1Container container = pod.getContainers().get(0);

        assertThat(deployment.getSpec().getReplicas()).isEqualTo(2);
        assertThat(pod.getSecurityContext().getRunAsNonRoot()).isTrue();
        assertThat(pod.getSecurityContext().getRunAsUser() + ":"
                        + pod.getSecurityContext().getRunAsGroup())
                .isEqualTo(image.user());
        assertThat(container.getSecurityContext().getReadOnlyRootFilesystem()).isTrue();
        assertThat(Stream.of(container.getStartupProbe(), container.getLivenessProbe(), container.getReadinessProbe())
                        .map(V1Probe::getExec))
                .allSatisfy(probe -> assertThat(probe.getCommand()).isEqualTo(image.healthCheck()));
        assertThat(container.getVolumeMounts())
                .extracting(mount -> mount.getMountPath())
                .contains("/tmp", image.environment().get("CREDENTIALS_DIRECTORY"))
                .containsAll(image.volumes());
        assertThat("vtiger-mail-connector:"
                        + distribution.home().getFileName().toString().replace("vtiger-mail-connector-", ""))
                .isEqualTo(container.getImage());
    }
}
