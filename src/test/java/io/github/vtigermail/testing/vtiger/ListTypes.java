package io.github.vtigermail.testing.vtiger;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code listtypes}: what a new Vtiger has, whether the stand-in plays it or not. */
final class ListTypes {
    private static final String ENTITIES = """
            Campaigns|Campaigns|Campaign
            Vendors|Vendors|Vendor
            Faq|FAQ|FAQ
            Quotes|Quotes|Quote
            PurchaseOrder|Purchase Orders|Purchase Order
            SalesOrder|Sales Orders|Sales Order
            Invoice|Invoices|Invoice
            PriceBooks|Price Books|Price Book
            Calendar|Calendar|Task
            Leads|Leads|Lead
            Accounts|Organizations|Organization
            Contacts|Contacts|Contact
            Potentials|Opportunities|Opportunity
            Products|Products|Product
            Documents|Documents|Document
            Emails|Emails|Email
            HelpDesk|Tickets|Ticket
            Events|Events|Event
            Users|Users|User
            PBXManager|PBX Manager|Call Record
            ServiceContracts|Service Contracts|Service Contract
            Services|Services|Service
            ProjectMilestone|Project Milestones|Project Milestone
            ProjectTask|Project Tasks|Project Task
            Project|Projects|Project
            ModComments|Comments|Comment
            SMSNotifier|SMS Notifier|SMS Notifier
            Assets|Assets|Asset
            """;
    private static final List<String> OTHERS =
            List.of("Groups", "Currency", "DocumentFolders", "CompanyDetails", "LineItem", "Tax", "ProductTaxes");

    private ListTypes() {}

    static Answer of(Call call) {
        Map<String, Object> information = new LinkedHashMap<>();
        ENTITIES.lines().map(line -> line.split("\\|")).forEach(e -> information.put(e[0], type(true, e[1], e[2])));
        OTHERS.forEach(name -> information.put(name, type(false, name, name)));
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("types", new ArrayList<>(information.keySet()));
        result.put("information", information);
        return Answer.success(result);
    }

    private static Map<String, Object> type(boolean isEntity, String label, String singular) {
        Map<String, Object> type = new LinkedHashMap<>();
        type.put("isEntity", isEntity);
        type.put("label", label);
        type.put("singular", singular);
        return type;
    }
}
