# make run     build, and run the daemon on a demo calendar
# make test    build, and run every test
# make install build in release form, and lay the program out under DESTDIR
# make bench   measure the program beside others that do the same; make fuzz feeds the readers with nonsense
# make format  write the sources as .swift-format says; make lint checks

CONFIGURATION ?= debug
DESTDIR ?=
PREFIX ?= /usr
SWIFT ?= swift

# What the build links against, and what the tests run besides; in Debian's names.
BUILD_PACKAGES = libcurl4-openssl-dev libsystemd-dev libsqlite3-dev libxml2-dev pkg-config
TEST_PACKAGES = python3 python3-venv shellcheck systemd dbus libnss-systemd procps util-linux \
	e2fsprogs iproute2 sqlite3 openssl postfix dovecot-imapd prometheus chromium fonts-noto-core \
	tmux man-db bash-completion

# Other people's programs and models for the tests, from PyPI, in a virtual environment beside the build.
requirements = Tests/requirements.txt
python = .build/python

release = .build/release/nhaclich
release_flags = -c release --static-swift-stdlib

# Where each shell looks for what it completes a command with, below share/.
shells = bash zsh fish
completion.bash = bash-completion/completions/nhaclich
completion.zsh = zsh/vendor-completions/_nhaclich
completion.fish = fish/vendor_completions.d/nhaclich.fish

.PHONY: run test bench fuzz build release install lint format packages test-packages clean

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
# requests, and come last, so that notices are on time in those before.
operator_tests = EndToEndTests\.(API|Command|CommandLine|Dashboard|Feed|Gate|Init|Metrics)Tests
test: packages test-packages python release
	$(SWIFT) build -c $(CONFIGURATION) --build-tests
	$(SWIFT) test -c $(CONFIGURATION) --skip-build --skip EndToEndTests --skip ChannelsTests
	$(SWIFT) test -c $(CONFIGURATION) --skip-build --filter ChannelsTests
	NHACLICH_PROGRAM=$(abspath $(release)) $(SWIFT) test -c $(CONFIGURATION) --skip-build --filter EndToEndTests \
		--skip '$(operator_tests)'
	NHACLICH_PROGRAM=$(abspath $(release)) $(SWIFT) test -c $(CONFIGURATION) --skip-build --filter '$(operator_tests)'

# Prints Markdown. BENCH_RUNS: how often each is run; BENCH_SHARED: where the peers are, ../shared/bench by default.
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
	shellcheck config/demo/run.sh systemd/*.sh Tests/EndToEndTests/Programs/*.sh Tests/Benchmarks/*.sh \
		Tests/Fuzzing/*.sh .ci/run

format:
	$(SWIFT) format --in-place --recursive Package.swift Sources Tests

# Installs what was built by `make release`, so that it can run as root without a toolchain's leftovers.
install:
	test -x $(release) || $(MAKE) release
	install -D -m 755 $(release) $(DESTDIR)$(PREFIX)/bin/nhaclich
	strip --strip-unneeded $(DESTDIR)$(PREFIX)/bin/nhaclich
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
	install -d -m 700 $(DESTDIR)/etc/nhaclich/credentials
	test -e $(DESTDIR)/etc/nhaclich/nhaclich.yaml || \
		install -m 644 config/nhaclich.yaml $(DESTDIR)/etc/nhaclich/nhaclich.yaml
	install -m 644 config/conf.d/README $(DESTDIR)/etc/nhaclich/conf.d/README
	install -D -m 644 systemd/nhaclich.service $(DESTDIR)$(PREFIX)/lib/systemd/system/nhaclich.service
	install -D -m 644 systemd/nhaclich.sysusers $(DESTDIR)$(PREFIX)/lib/sysusers.d/nhaclich.conf
	install -D -m 644 systemd/nhaclich.tmpfiles $(DESTDIR)$(PREFIX)/lib/tmpfiles.d/nhaclich.conf

# Asks the package manager only when something is missing.
packages:
	@systemd/packages.sh $(BUILD_PACKAGES)

test-packages:
	@systemd/packages.sh $(TEST_PACKAGES)

python: test-packages
	@cmp -s $(requirements) $(python)/requirements.txt || { rm -rf $(python) && python3 -m venv $(python) && \
		$(python)/bin/pip install --quiet --no-compile --disable-pip-version-check -r $(requirements) && \
		cp $(requirements) $(python); }

clean:
	rm -rf .build
