package import ReminderCore

/// Every kind of place a calendar can be read from: one line for each.
package enum SourceCatalog {
    /// What can be configured.
    package static let kinds = [
        FileSource.schema, DirectorySource.schema, FeedSource.schema.overTheWeb, CalDAVSource.schema.overTheWeb,
        PageSource.schema.overTheWeb,
    ]

    /// The source that `settings` describe, or nil when there is no such kind.
    ///
    /// - Parameter privateHosts: Hosts off the public internet that it may be led to.
    package static func source(
        _ settings: KindSettings, web: any HTTPExchange, privateHosts: Set<WebHost> = []
    ) -> (any CalendarSource)? {
        // A calendar's server leads on to others: by redirects, by links on pages, by where its name points.
        let reach = WebReach.ofCalendar(at: settings.secret("url") ?? Secret(""), and: privateHosts)
        let web = WebOnTerms(web, WebTerms(reach: reach, authorities: settings.authorities))
        return switch settings.kind {
        case FileSource.schema.name: FileSource(settings)
        case DirectorySource.schema.name: DirectorySource(settings)
        case FeedSource.schema.name: FeedSource(settings, web: web)
        case CalDAVSource.schema.name: CalDAVSource(settings, web: web)
        case PageSource.schema.name: PageSource(settings, web: web)
        default: nil
        }
    }
}
