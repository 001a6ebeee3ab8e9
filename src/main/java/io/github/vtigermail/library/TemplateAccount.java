package io.github.vtigermail.library;

import io.github.vtigermail.ops.settings.Settings;
import io.github.vtigermail.vtiger.VtigerConfiguration;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelContextAware;

/** The account at Vtiger as a bean of a template or Kamelet; its other settings are the application's properties. */
public final class TemplateAccount extends VtigerConfiguration implements CamelContextAware {
    private CamelContext context;

    /** With the settings of the application. */
    @Override
    public VtigerConfiguration copy() {
        Settings ofApplication = Library.of(context).settings();
        VtigerConfiguration settings = ofApplication.vtiger();
        ofApplication.trustStore().ifPresent(store -> settings.setSslContextParameters(store.parameters(context)));
        settings.setUrl(getUrl());
        settings.setUsername(TemplateText.of(getUsername()));
        settings.setAccessKey(TemplateText.of(getAccessKey()));
        settings.setOptionNames(TemplateAccount::name);
        return settings;
    }

    private static String name(String option) {
        return switch (option) {
            case "url", "username", "accessKey" -> "the parameter " + option;
            default -> Settings.nameOf(option);
        };
    }

    @Override
    public void setCamelContext(CamelContext context) {
        this.context = context;
    }

    @Override
    public CamelContext getCamelContext() {
        return context;
    }
}
