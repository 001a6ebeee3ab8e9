package io.github.vtigermail;

import io.github.vtigermail.ops.settings.Settings;
import io.github.vtigermail.vtiger.VtigerComponent;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.apache.camel.CamelContext;
import org.apache.camel.component.http.HttpComponent;
import org.apache.camel.support.PropertyBindingSupport;

/** The component {@code vtiger} of the connector and of its commands, by the settings. */
final class VtigerSetup {
    private VtigerSetup() {}

    /** Camel's own component for HTTP is under it, so that its options, a proxy for one, count. */
    static VtigerComponent add(CamelContext context, Settings settings) {
        settings.trustStore().ifPresent(store -> context.setSSLContextParameters(store.parameters(context)));
        return addTo(context, settings);
    }

    /** The same with the context's own TLS settings. */
    static VtigerComponent addTo(CamelContext context, Settings settings) {
        VtigerComponent vtiger = new VtigerComponent();
        vtiger.setConfiguration(settings.vtiger());
        vtiger.setHttpComponent(http(context, settings.vtigerUrl().getScheme()));
        vtiger.setUseGlobalSslContextParameters(true);
        context.addComponent("vtiger", vtiger);
        return vtiger;
    }

    /** With its options in the settings, which Camel Main would set later than they are used, and commands have no Camel Main. */
    private static HttpComponent http(CamelContext context, String scheme) {
        HttpComponent component = context.getComponent(scheme, HttpComponent.class);
        String prefix = "camel.component." + scheme + ".";
        Properties written = context.getPropertiesComponent().loadProperties(name -> name.startsWith(prefix));
        Map<String, Object> options = new HashMap<>();
        for (String name : written.stringPropertyNames()) {
            options.put(name.substring(prefix.length()), written.getProperty(name));
        }
        PropertyBindingSupport.build()
                .withIgnoreCase(true)
                .withConfigurer(component.getComponentPropertyConfigurer())
                .bind(context, component, options);
        return component;
    }
}
