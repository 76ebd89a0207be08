# LianTu 链图. `make help` lists what there is.
SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DELETE_ON_ERROR:
.DEFAULT_GOAL := help

SWIFT   ?= swift
PREFIX  ?= /usr/local
DESTDIR ?=
OUT     ?= out

LIANTU  := .build/release/liantu
DATA    := Data/yueyang
CHAINS  := petrochemicals high-end-materials functional-materials new-energy-equipment recycled-lithium recycled-aluminium motors

RUN_PACKAGES  := libgraphviz-dev coinor-libcbc-dev coinor-libclp-dev fonts-noto-cjk
TEST_PACKAGES := $(RUN_PACKAGES) graphviz python3 python3-venv libxml2

.PHONY: help
help: ## list the targets · 列出目标
	@awk -F':.*## ' '/^[a-z-]+:.*## /{printf "  make %-12s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

.PHONY: dependencies
dependencies:
	@.ci/install-dependencies $(RUN_PACKAGES)

.PHONY: test-dependencies
test-dependencies:
	@.ci/install-dependencies $(TEST_PACKAGES)
	@.ci/python-environment

.PHONY: build
build: dependencies ## build the release binary · 构建
	@$(SWIFT) build --configuration release --product liantu --static-swift-stdlib

.PHONY: demo
demo: build ## gaps, candidates and diagrams of Yueyang · 演示
	@mkdir -p $(OUT)
	@$(LIANTU) gaps $(DATA) --top 10 --quiet
	@$(LIANTU) rank $(DATA) --top 10 --quiet
	@for chain in $(CHAINS); do \
	  for format in svg png pdf; do \
	    $(LIANTU) draw $(DATA) --chain $$chain --output $(OUT)/$$chain.$$format --quiet; \
	  done; \
	done
	@$(LIANTU) draw $(DATA) --panorama --output $(OUT)/panorama.svg --quiet
	@$(LIANTU) draw $(DATA) --panorama --output $(OUT)/panorama.png --quiet
	@$(LIANTU) gaps $(DATA) --all --format csv --output $(OUT)/gaps.csv --quiet
	@$(LIANTU) rank $(DATA) --format csv --output $(OUT)/candidates.csv --quiet
	@echo "图与清单在 $(OUT)/ · diagrams and lists are in $(OUT)/:"
	@ls $(OUT)

.PHONY: test
test: test-dependencies ## all tests, also against other programs · 测试
	@$(SWIFT) build --build-tests
	@$(SWIFT) test --skip-build
	@$(MAKE) --no-print-directory cross-check

.PHONY: cross-check
cross-check: test-dependencies ## recompute the results with networkx, scipy, pymcdm, scikit-criteria, frictionless and fontTools
	@$(SWIFT) build --product liantu
	@.venv/bin/python Tests/CrossChecks/gaps.py .build/debug/liantu $(DATA)
	@.venv/bin/python Tests/CrossChecks/edges.py .build/debug/liantu
	@.venv/bin/python Tests/CrossChecks/topsis.py --verify
	@.venv/bin/python Tests/CrossChecks/ranking.py .build/debug/liantu $(DATA)
	@merged=$$(mktemp -d); trap "rm -rf $$merged" EXIT; .build/debug/liantu export $(DATA) --format package --output $$merged --quiet; .venv/bin/python Tests/CrossChecks/packages.py Data/atlas Data/yueyang $$merged
	@.venv/bin/python Tests/CrossChecks/balance.py .build/debug/liantu $(DATA)
	@.venv/bin/python Tests/CrossChecks/schemas.py .build/debug/liantu $(DATA)
	@.venv/bin/python Tests/CrossChecks/uslci.py .build/debug/liantu
	@.venv/bin/python Tests/CrossChecks/typemetrics.py

.PHONY: check
check: test-dependencies ## what CI runs: format, warnings, tests, documents, gallery, demo
	@$(MAKE) --no-print-directory lint
	@$(MAKE) --no-print-directory warnings
	@LIANTU_THOROUGH=1 $(MAKE) --no-print-directory test
	@.ci/check-documents
	@$(MAKE) --no-print-directory demo
	@$(MAKE) --no-print-directory gallery-check

.PHONY: sanitize
sanitize: dependencies ## the tests under the address and thread sanitizers · 内存与线程检查
	@for kind in address thread; do \
	  echo "$$kind sanitizer: building"; \
	  $(SWIFT) build --build-tests --sanitize=$$kind --scratch-path .build/sanitize-$$kind >/dev/null; \
	  for tests in '^(GraphCore|ChainModel|ChainAnalysis|TableIO|ChainData)Tests[.]' '^(ChainDiagram|GraphvizRender)Tests[.]'; do \
	    unwind=1; case $$tests in *Graphviz*) unwind=0;; esac; \
	    LSAN_OPTIONS="suppressions=$(CURDIR)/.ci/leaks.txt" ASAN_OPTIONS="fast_unwind_on_malloc=$$unwind" \
	    TSAN_OPTIONS="suppressions=$(CURDIR)/.ci/races.txt" \
	      $(SWIFT) test --skip-build --sanitize=$$kind --scratch-path .build/sanitize-$$kind --filter "$$tests" \
	      >.build/sanitize.log 2>&1 || { cat .build/sanitize.log; exit 1; }; \
	    grep 'Test run with' .build/sanitize.log; \
	  done; \
	done

.PHONY: lint
lint: ## swift format, strict
	@$(SWIFT) format lint --strict --parallel --recursive Package.swift Sources Tests

.PHONY: warnings
warnings: dependencies ## a build without warnings
	@mkdir -p .build
	@$(SWIFT) build --build-tests 2>&1 | tee .build/build.log | grep -E 'error:|Build complete|Compiling|Linking' | tail -3 || (cat .build/build.log; exit 1)
	@! grep -E '^/.*(Sources|Tests)/.*warning:' .build/build.log

.PHONY: coverage
coverage: test-dependencies ## line coverage of the core modules, at least 90 % · 覆盖率
	@.ci/coverage

.PHONY: graphs
graphs: build ## draw the gallery into Graphs/ · 图库
	@$(LIANTU) gallery $(DATA) --output Graphs --quiet

.PHONY: atlas
atlas: build ## write the pages of all chains into Docs/Atlas · 图册
	@$(LIANTU) report $(DATA) --output Docs/Atlas --pictures ../../Graphs --quiet

.PHONY: gallery-check
gallery-check: build ## fail when a diagram in Graphs/ or a page in Docs/Atlas is out of date
	@$(LIANTU) gallery $(DATA) --output Graphs --verify --quiet
	@$(LIANTU) report $(DATA) --output Docs/Atlas --pictures ../../Graphs --verify --quiet

.PHONY: install
install: build ## install to $(DESTDIR)$(PREFIX): binary, man page, completions, data · 安装
	@install -Dm755 $(LIANTU) $(DESTDIR)$(PREFIX)/bin/liantu
	@install -Dm644 Docs/Manual/liantu.1 $(DESTDIR)$(PREFIX)/share/man/man1/liantu.1
	@install -d $(DESTDIR)$(PREFIX)/share/bash-completion/completions $(DESTDIR)$(PREFIX)/share/zsh/site-functions $(DESTDIR)$(PREFIX)/share/fish/vendor_completions.d
	@$(LIANTU) --generate-completion-script bash > $(DESTDIR)$(PREFIX)/share/bash-completion/completions/liantu
	@$(LIANTU) --generate-completion-script zsh > $(DESTDIR)$(PREFIX)/share/zsh/site-functions/_liantu
	@$(LIANTU) --generate-completion-script fish > $(DESTDIR)$(PREFIX)/share/fish/vendor_completions.d/liantu.fish
	@mkdir -p $(DESTDIR)$(PREFIX)/share/liantu && cp -R Data $(DESTDIR)$(PREFIX)/share/liantu/
	@echo "liantu is in $(DESTDIR)$(PREFIX)/bin"

.PHONY: clean
clean: ## remove what was built
	@rm -rf .build .venv $(OUT)

.PHONY: benchmark
benchmark: build ## time gaps and draw, draw beside Graphviz's own dot · 计时
	@Benchmarks/run
