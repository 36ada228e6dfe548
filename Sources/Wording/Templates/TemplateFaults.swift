/// Everything that is wrong with a template.
package struct TemplateFaults: Error, Hashable {
    /// One thing that is wrong; whoever knows where the template stands finds the place by the number of its tag.
    package struct Fault: Error, Hashable {
        /// How many `{{` stand before the tag that is at fault; nil when it is the template as a whole.
        package let tag: Int?
        /// What is wrong: present tense, quotes what was written, without a full stop.
        package let problem: String
        /// What to do.
        package let remedy: String

        init(tag: Int?, _ problem: String, remedy: String) {
            (self.tag, self.problem, self.remedy) = (tag, problem, remedy)
        }
    }

    /// The faults in the order of their tags. Never empty.
    package let faults: [Fault]
}
