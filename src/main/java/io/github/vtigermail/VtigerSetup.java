package io.github.vtigermail;

import io.github.vtigermail.ops.settings.Settings;
import io.github.vtigermail.vtiger.VtigerComponent;
import org.apache.camel.CamelContext;
import org.apache.camel.component.http.HttpComponent;

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
        vtiger.setHttpComponent(context.getComponent(settings.vtigerUrl().getScheme(), HttpComponent.class));
        vtiger.setUseGlobalSslContextParameters(true);
        context.addComponent("vtiger", vtiger);
        return vtiger;
    }
}
