package io.github.vtigermail.vtiger;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import org.apache.camel.Endpoint;
import org.apache.camel.SSLContextParametersAware;
import org.apache.camel.component.http.HttpComponent;
import org.apache.camel.health.HealthCheckRegistry;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.annotations.Component;
import org.apache.camel.support.DefaultComponent;

/**
 * The component {@code vtiger}: Vtiger CRM by its web service. Its options are the account that its endpoints use, unless an
 * endpoint has others; endpoints with the same url and user name share sessions and look-ups, with the settings of the first.
 */
@Component("vtiger")
public class VtigerComponent extends DefaultComponent implements SSLContextParametersAware {
    @Metadata(description = "The account at Vtiger that all endpoints use, unless they have options of their own.")
    private VtigerConfiguration configuration = new VtigerConfiguration();

    @Metadata(
            label = "advanced",
            description =
                    "The HTTP component to send requests with, for a proxy and the like. Its retries, redirects and "
                            + "cookies are switched off, so use one that nothing else uses. By default a new one.")
    private HttpComponent httpComponent;

    @Metadata(
            label = "security",
            defaultValue = "false",
            description = "Enables the use of global SSL context parameters.")
    private boolean useGlobalSslContextParameters;

    private final Map<String, VtigerAccount> accounts = new ConcurrentHashMap<>();
    private boolean stopped;

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) throws Exception {
        VtigerConfiguration given =
                resolveAndRemoveReferenceParameter(parameters, "configuration", VtigerConfiguration.class);
        VtigerEndpoint endpoint =
                new VtigerEndpoint(uri, this, operation(remaining), (given == null ? configuration : given).copy());
        setProperties(endpoint, parameters);
        return endpoint;
    }

    private static VtigerOperation operation(String name) {
        for (VtigerOperation operation : VtigerOperation.values()) {
            if (operation.name().equals(name)) {
                return operation;
            }
        }
        throw new IllegalArgumentException(
                "vtiger:" + name + " is not an operation; there are " + List.of(VtigerOperation.values()));
    }

    /**
     * The account of the component's own options.
     *
     * @throws IllegalArgumentException with all that is missing or wrong
     */
    public VtigerAccount account() {
        return account(configuration);
    }

    /** The account of this configuration, shared by all that have its url and user name; another one after a restart. */
    VtigerAccount account(VtigerConfiguration of) {
        VtigerAccount known = accounts.get(key(of));
        return known != null ? known : open(of);
    }

    private static String key(VtigerConfiguration of) {
        return of.getUsername() + " " + of.getUrl();
    }

    private synchronized VtigerAccount open(VtigerConfiguration of) {
        VtigerAccount known = accounts.get(key(of));
        if (known != null) {
            return known;
        }
        if (stopped) {
            throw new RejectedExecutionException("the component vtiger is stopped");
        }
        List<String> faults = ConfigurationFaults.of(of);
        if (!faults.isEmpty()) {
            throw new IllegalArgumentException(String.join("; ", faults));
        }
        HealthCheckRegistry checks = HealthCheckRegistry.get(getCamelContext());
        VtigerAccount account = new VtigerAccount(getCamelContext(), of, http(of), healthName(checks));
        if (checks != null) {
            checks.register(account.health());
        }
        accounts.put(key(of), account);
        return account;
    }

    private HttpComponent http(VtigerConfiguration of) {
        HttpComponent http = httpComponent != null ? httpComponent : new HttpComponent();
        if (of.getSslContextParameters() != null
                && of.base().startsWith("https:")) { // or camel-http talks TLS to http: too
            http.setSslContextParameters(of.getSslContextParameters());
        } else if (useGlobalSslContextParameters) {
            http.setUseGlobalSslContextParameters(true);
        }
        return http;
    }

    private static String healthName(HealthCheckRegistry checks) {
        String name = "vtiger";
        for (int i = 2; checks != null && checks.getCheck(name).isPresent(); i++) {
            name = "vtiger-" + i;
        }
        return name;
    }

    @Override
    protected synchronized void doStart() throws Exception {
        super.doStart();
        stopped = false;
    }

    @Override
    protected synchronized void doStop() throws Exception {
        stopped = true;
        HealthCheckRegistry checks = HealthCheckRegistry.get(getCamelContext());
        for (VtigerAccount account : accounts.values()) {
            account.close();
            if (checks != null) {
                checks.unregister(account.health());
            }
        }
        accounts.clear();
        super.doStop();
    }

    public VtigerConfiguration getConfiguration() {
        return configuration;
    }

    /** The account that endpoints use which have none of their own. */
    public void setConfiguration(VtigerConfiguration configuration) {
        this.configuration = configuration;
    }

    public HttpComponent getHttpComponent() {
        return httpComponent;
    }

    /** The HTTP component to send with. Default: one of the component's own. */
    public void setHttpComponent(HttpComponent httpComponent) {
        this.httpComponent = httpComponent;
    }

    @Override
    public boolean isUseGlobalSslContextParameters() {
        return useGlobalSslContextParameters;
    }

    @Override
    public void setUseGlobalSslContextParameters(boolean useGlobalSslContextParameters) {
        this.useGlobalSslContextParameters = useGlobalSslContextParameters;
    }
}
