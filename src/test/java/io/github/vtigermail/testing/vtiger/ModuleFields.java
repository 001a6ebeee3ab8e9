package io.github.vtigermail.testing.vtiger;

import static io.github.vtigermail.testing.vtiger.Field.of;
import static io.github.vtigermail.testing.vtiger.Field.picklist;
import static io.github.vtigermail.testing.vtiger.Field.reference;
import static io.github.vtigermail.testing.vtiger.Field.string;

import java.util.List;
import java.util.stream.Stream;

/** The fields of the modules, in the order in which Vtiger tells them. */
final class ModuleFields {
    static final List<Field> ACCOUNTS = strings("account_no", "accountname", "email1", "email2");

    static final List<Field> CONTACTS =
            strings("contact_no", "firstname", "lastname", "account_id", "email", "secondaryemail", "emailoptout");

    static final List<Field> DOCUMENTS = List.of(
            of("notes_title", "Title", "string").required(),
            string("createdtime"),
            string("modifiedtime"),
            string("filename"),
            of("assigned_user_id", "Assigned To", "owner").required(),
            string("notecontent"),
            string("filetype"),
            string("filesize"),
            string("filelocationtype"),
            string("fileversion"),
            string("filestatus"),
            string("filedownloadcount"),
            string("folderid"),
            string("note_no"),
            string("modifiedby"),
            string("source"),
            string("starred"),
            string("tags"));

    static final List<Field> HELPDESK = List.of(
            of("ticket_no", "Ticket Number", "string").neverNull().readOnly(),
            of("assigned_user_id", "Assigned To", "owner").required().neverNull(),
            reference("parent_id", "Organization Name", "Accounts"),
            picklist("ticketpriorities", "Priority", "Low", "Normal", "High", "Urgent")
                    .required(),
            reference("product_id", "Product Name", "Products"),
            picklist("ticketseverities", "Severity", "Minor", "Major", "Feature", "Critical"),
            picklist("ticketstatus", "Status", "Open", "In Progress", "Wait For Response", "Closed")
                    .required(),
            picklist("ticketcategories", "Category", "Big Problem", "Small Problem", "Other Problem"),
            of("hours", "Hours", "double"),
            of("days", "Days", "double"),
            of("createdtime", "Created Time", "datetime").neverNull().readOnly(),
            of("modifiedtime", "Modified Time", "datetime").neverNull().readOnly(),
            of("from_portal", "From Portal", "boolean"),
            reference("modifiedby", "Last Modified By", "Users").neverNull(),
            of("ticket_title", "Title", "string").required().neverNull(),
            reference("contact_id", "Contact Name", "Contacts"),
            of("source", "Source", "string").readOnly(),
            of("starred", "starred", "boolean"),
            of("tags", "tags", "string"),
            of("description", "Description", "text"),
            of("solution", "Solution", "text"));

    static final List<Field> USERS =
            strings("user_name", "is_admin", "first_name", "last_name", "email1", "email2", "status", "hour_format");

    static final List<Field> DOCUMENT_FOLDERS = strings("foldername", "description");

    static final List<Field> COMMENTS = List.of(
            of("commentcontent", "Comment", "text").required(),
            of("assigned_user_id", "Assigned To", "owner").required().neverNull(),
            of("createdtime", "Created Time", "datetime").neverNull().readOnly(),
            of("modifiedtime", "Modified Time", "datetime").neverNull().readOnly(),
            reference(
                            "related_to",
                            "Related To",
                            "Leads",
                            "PurchaseOrder",
                            "Quotes",
                            "Invoice",
                            "Faq",
                            "HelpDesk",
                            "ProjectTask",
                            "Project",
                            "Potentials",
                            "Accounts",
                            "Contacts",
                            "SalesOrder")
                    .required(),
            reference("creator", "Creator", "Users").neverNull().readOnly(),
            reference("parent_comments", "Related To", "ModComments"),
            of("source", "Source", "string").readOnly(),
            reference("customer", "Customer", "Contacts"),
            reference("userid", "UserId"),
            of("reasontoedit", "ReasonToEdit", "text"),
            of("is_private", "Is Private", "integer"),
            of("filename", "Attachment", "file").typed("maxUploadFileSize", 64_000_000),
            of("related_email_id", "Related Email Id", "integer").defaultsTo("0"));

    private ModuleFields() {}

    private static List<Field> strings(String... names) {
        return Stream.of(names).map(Field::string).toList();
    }
}
