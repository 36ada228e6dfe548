# make run     build, and run the daemon on a demo calendar
# make test    build, and run every test
# make install build in release form, and lay the program out under DESTDIR
# make deb     build, and make a Debian package in .build/package; make tarball makes one for other systems
# make bench   measure the program beside others that do the same; make fuzz feeds the readers with nonsense
# make format  write the sources as .swift-format says; make lint checks

CONFIGURATION ?= debug
DESTDIR ?=
PREFIX ?= /usr
SWIFT ?= swift

# What the build links against, and what the tests run besides; in Debian's names.
BUILD_PACKAGES = libcurl4-openssl-dev libsystemd-dev libsqlite3-dev libssl-dev libxml2-dev pkg-config
TEST_PACKAGES = python3 python3-venv shellcheck systemd dbus libnss-systemd procps util-linux \
	e2fsprogs iproute2 sqlite3 openssl postfix dovecot-imapd prometheus chromium fonts-noto-core \
	tmux man-db bash-completion msmtp lintian locales
PACKAGE_PACKAGES = debhelper dpkg-dev python3 xz-utils

# Other people's programs and models for the tests, from PyPI, in a virtual environment beside the build.
requirements = Tests/requirements.txt
python = .build/python

release = .build/release/nhaclich
release_flags = -c release --static-swift-stdlib
STRIP ?= strip --strip-unneeded

# The version is the program's. BUILD: a number that rises, for packages between two versions: 0.1.0+BUILD.
version = $(shell sed -n 's/.*static let version = "\(.*\)"/\1/p' Sources/Daemon/Daemon.swift)
package_version = $(version)$(if $(BUILD),+$(BUILD))
packages = .build/package
doc = $(PREFIX)/share/doc/nhaclich
pages = Sources/Daemon/Daemon.docc

# When this version was made, so that what is packed twice is the same.
made = $(shell dpkg-parsechangelog --file systemd/debian/changelog --show-field Timestamp)

# Where each shell looks for what it completes a command with, below share/.
shells = bash zsh fish
completion.bash = bash-completion/completions/nhaclich
completion.zsh = zsh/vendor-completions/_nhaclich
completion.fish = fish/vendor_completions.d/nhaclich.fish

.PHONY: run test bench fuzz build release install stage packable deb tarball lint format packages test-packages \
	package-packages clean

run: packages
	$(SWIFT) build -c $(CONFIGURATION) --product nhaclich
	@config/demo/run.sh .build/$(CONFIGURATION)/nhaclich

build: packages
	$(SWIFT) build -c $(CONFIGURATION)

release: packages
	$(SWIFT) build $(release_flags) --product nhaclich

# Tests of channels wait for servers, and some for a time that is over: they run when those that reckon are done. The
# end-to-end tests run the program as it is shipped, after the others: they start programs, which a process with as many
# open files as the others have cannot. Those of the operator's tools keep a machine busy, with browsers and thousands of
# requests, and come last, so that notices are on time in those before; after them only the package, in machines of its own.
operator_tests = EndToEndTests\.(API|Command|CommandLine|Dashboard|Feed|Gate|Init|Metrics)Tests
package_tests = EndToEndTests\.PackageTests
test: packages test-packages python release
	$(SWIFT) build -c $(CONFIGURATION) --build-tests
	$(SWIFT) test -c $(CONFIGURATION) --skip-build --skip EndToEndTests --skip ChannelsTests
	$(SWIFT) test -c $(CONFIGURATION) --skip-build --filter ChannelsTests
	NHACLICH_PROGRAM=$(abspath $(release)) $(SWIFT) test -c $(CONFIGURATION) --skip-build --filter EndToEndTests \
		--skip '$(operator_tests)' --skip '$(package_tests)'
	NHACLICH_PROGRAM=$(abspath $(release)) $(SWIFT) test -c $(CONFIGURATION) --skip-build --filter '$(operator_tests)'
	$(MAKE) deb
	NHACLICH_PROGRAM=$(abspath $(release)) $(SWIFT) test -c $(CONFIGURATION) --skip-build --filter '$(package_tests)'

# Prints Markdown. BENCH_RUNS: how often each is run, 3 times by default; BENCH_KEEP: set, to keep the tables and the picture in
# the docs; BENCH_SHARED: where the peers are, ../shared/bench by default.
bench: release python
	$(SWIFT) build $(release_flags) --product Benchmarks
	@mkdir -p .build/benchmarks
	@Tests/Benchmarks/peers.sh
	@.build/release/Benchmarks

# FUZZ_SECONDS: how long for each target, 900 by default.
fuzz:
	@SWIFT=$(SWIFT) Tests/Fuzzing/run.sh

lint:
	$(SWIFT) format lint --strict --recursive Package.swift Sources Tests
	shellcheck config/demo/run.sh systemd/*.sh systemd/debian/post* Tests/EndToEndTests/Programs/*.sh Tests/Benchmarks/*.sh \
		Tests/Fuzzing/*.sh .ci/run

format:
	$(SWIFT) format --in-place --recursive Package.swift Sources Tests

# Installs what was built by `make release`, so that it can run as root without a toolchain's leftovers.
install:
	test -x $(release) || $(MAKE) release
	install -D -m 755 $(release) $(DESTDIR)$(PREFIX)/bin/nhaclich
	$(STRIP) $(DESTDIR)$(PREFIX)/bin/nhaclich
	install -d $(DESTDIR)$(PREFIX)/share/nhaclich/languages $(DESTDIR)$(PREFIX)/share/nhaclich/formats \
		$(DESTDIR)$(PREFIX)/share/nhaclich/dashboard \
		$(DESTDIR)/etc/nhaclich/conf.d
	install -m 644 config/languages/*.yaml $(DESTDIR)$(PREFIX)/share/nhaclich/languages/
	install -m 644 config/formats/*.yaml $(DESTDIR)$(PREFIX)/share/nhaclich/formats/
	install -m 644 config/openapi.yaml $(DESTDIR)$(PREFIX)/share/nhaclich/openapi.yaml
	install -D -m 644 config/grafana/nhaclich.json $(DESTDIR)$(PREFIX)/share/nhaclich/grafana/nhaclich.json
	install -D -m 644 config/prometheus/nhaclich.rules.yaml \
		$(DESTDIR)$(PREFIX)/share/nhaclich/prometheus/nhaclich.rules.yaml
	install -m 644 config/dashboard/* $(DESTDIR)$(PREFIX)/share/nhaclich/dashboard/
	install -m 644 config/nhaclich.yaml $(DESTDIR)$(PREFIX)/share/nhaclich/nhaclich.yaml
	$(release) manual $(DESTDIR)$(PREFIX)/share/man/man1
	install -d $(foreach sh,$(shells),$(DESTDIR)$(PREFIX)/share/$(dir $(completion.$(sh))))
	$(foreach sh,$(shells),$(release) --generate-completion-script $(sh) \
		> $(DESTDIR)$(PREFIX)/share/$(completion.$(sh)) &&) true
	install -d -m 700 $(DESTDIR)/etc/nhaclich/credentials $(DESTDIR)/etc/nhaclich/credentials.encrypted
	test -e $(DESTDIR)/etc/nhaclich/nhaclich.yaml || \
		install -m 644 config/nhaclich.yaml $(DESTDIR)/etc/nhaclich/nhaclich.yaml
	install -m 644 config/conf.d/README $(DESTDIR)/etc/nhaclich/conf.d/README
	install -D -m 644 systemd/nhaclich.service $(DESTDIR)$(PREFIX)/lib/systemd/system/nhaclich.service
	install -D -m 644 systemd/nhaclich.sysusers $(DESTDIR)$(PREFIX)/lib/sysusers.d/nhaclich.conf
	install -D -m 644 systemd/nhaclich.tmpfiles $(DESTDIR)$(PREFIX)/lib/tmpfiles.d/nhaclich.conf
	install -d $(DESTDIR)$(PREFIX)/lib/systemd/catalog \
		$(DESTDIR)$(doc)/examples $(DESTDIR)$(doc)/Decisions $(DESTDIR)$(doc)/Resources
	$(foreach file,$(wildcard systemd/*.catalog),install -m 644 $(file) $(DESTDIR)$(PREFIX)/lib/systemd/catalog/ &&) true
	$(foreach file,$(wildcard systemd/examples/*.conf),install -m 644 $(file) $(DESTDIR)$(doc)/examples/ &&) true
	install -m 644 README.md $(pages)/*.md $(DESTDIR)$(doc)/
	install -m 644 $(pages)/Decisions/* $(DESTDIR)$(doc)/Decisions/
	install -m 644 $(pages)/Resources/* $(DESTDIR)$(doc)/Resources/
	sed -i -e 's|$(pages)/||g; s|(LICENSE)|(copyright)|g; s|<doc:\([A-Za-z-]*\)>|[\1](\1.md)|g' \
		$(DESTDIR)$(doc)/*.md $(DESTDIR)$(doc)/Decisions/*.md

# The installed tree, and in it what the program consists of: versions, makers, licences.
stage: install
	mkdir -p $(packages)
	$(SWIFT) package --ignore-lock --disable-automatic-resolution show-dependencies --format json \
		--output-path $(packages)/dependencies.json
	SWIFT=$(SWIFT) SOURCE_DATE_EPOCH=$(made) python3 -X utf8 -B systemd/sbom.py $(packages)/dependencies.json \
		$(version) $(release) > $(DESTDIR)$(doc)/sbom.json
	python3 -X utf8 -B systemd/copyright.py $(packages)/dependencies.json $(release) systemd/debian/copyright.head \
		> $(DESTDIR)$(doc)/copyright

# What is packed has the version of the sources, and of the changelog.
packable: package-packages
	@test -x $(release) || $(MAKE) release
	@test "$$($(release) --version)" = "$(version)" || \
		{ echo "$(release) is not the version $(version) of the sources: make release" >&2; exit 1; }
	@head -n 1 systemd/debian/changelog | grep -q -F "($(version))" || \
		{ echo "systemd/debian/changelog does not begin with version $(version)" >&2; exit 1; }
	@test -z "$$(find Sources -name '*.swift' -newer $(release) -print -quit)" || \
		echo "note: sources have changed since $(release) was built; 'make release' builds it anew" >&2

# A Debian package of what `make release` built, and one of its debug symbols.
deb: packable
	rm -rf $(packages)/deb && mkdir -p $(packages)/deb
	cp -R systemd/debian $(packages)/deb/debian
	sed -i '1s/($(version))/($(package_version))/' $(packages)/deb/debian/changelog
	cd $(packages)/deb && PROJECT=$(CURDIR) dpkg-buildpackage --build=binary --unsigned-source --unsigned-changes

# The same for other systems, as a tree; INSTALL in it says how to put it in place.
tree = nhaclich-$(package_version)
tarball: packable
	rm -rf $(packages)/tarball && mkdir -p $(packages)/tarball
	umask 022 && $(MAKE) stage DESTDIR=$(CURDIR)/$(packages)/tarball/$(tree)
	cp LICENSE systemd/INSTALL $(packages)/tarball/$(tree)/
	tar --create --directory $(packages)/tarball --sort=name --mtime=@$(made) --owner=root:0 --group=root:0 \
		$(tree) | xz -3 --threads=0 > $(packages)/$(tree)-linux-$(shell uname -m).tar.xz

# Asks the package manager only when something is missing.
packages:
	@systemd/packages.sh $(BUILD_PACKAGES)

package-packages:
	@systemd/packages.sh $(PACKAGE_PACKAGES)

test-packages:
	@systemd/packages.sh $(TEST_PACKAGES)

python: test-packages
	@cmp -s $(requirements) $(python)/requirements.txt || { rm -rf $(python) && python3 -m venv $(python) && \
		$(python)/bin/pip install --quiet --no-compile --disable-pip-version-check -r $(requirements) && \
		cp $(requirements) $(python); }

clean:
	rm -rf .build
