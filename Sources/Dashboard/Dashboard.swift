package import Admin
package import Hummingbird

/// The pages that an operator opens in a browser.
package struct Dashboard: AdminRoutes {
    private let desk: any AdminDesk

    package init(_ desk: any AdminDesk) { self.desk = desk }

    package func add(to router: Router<AdminContext>) {}
}
