package import ReminderCore

/// Every kind of place a calendar can be read from: one line for each.
package enum SourceCatalog {
    /// What can be configured.
    package static let kinds = [
        FileSource.schema, DirectorySource.schema, FeedSource.schema, CalDAVSource.schema, PageSource.schema,
    ]

    /// The source that `settings` describe, or nil when there is no such kind.
    package static func source(_ settings: KindSettings, web: any HTTPExchange) -> (any CalendarSource)? {
        switch settings.kind {
        case FileSource.schema.name: FileSource(settings)
        case DirectorySource.schema.name: DirectorySource(settings)
        case FeedSource.schema.name: FeedSource(settings, web: web)
        case CalDAVSource.schema.name: CalDAVSource(settings, web: web)
        case PageSource.schema.name: PageSource(settings, web: web)
        default: nil
        }
    }
}
