# make          set up on first use, then convert everything in input/ to output/
# make test     set up for development, then run the tests
# make scan     set up what reading scans and pictures needs besides (about 120 MB)
# make cluster  set up what --cluster needs besides (about 5 MB)
# make serve    look at the notices in a browser (sets up what that needs besides, about 1 MB)
# make coverage run the tests and say how much of each module they ran
# make lint     ruff and mypy            make bench   the figures
# make diff OLD=2021 NEW=2022 [DISTRICT=兰山区]
# make packs [RESULT=output/…]      lists for the units, of all notices or of one
# make clean    remove what make made, but never output/: people's entries are in there

PYTHON ?= python3
# make test MARKS="slow or not slow" runs everything.
MARKS ?= not slow
# One process of tests a core; a file of tests stays in one process, which keeps what its tests share.
SPREAD := -n auto --dist loadfile
BIN := .venv/bin
RUN := .venv/.run
DEV := .venv/.dev
SCAN := .venv/.scan
SERVE := .venv/.serve
CLUSTER := .venv/.cluster
BENCHES := $(sort $(filter-out benchmarks/__init__.py benchmarks/fuzz.py benchmarks/faults.py benchmarks/load.py benchmarks/conservation.py benchmarks/install.py benchmarks/plain.py,$(wildcard benchmarks/*.py)))

.PHONY: all convert scan cluster serve test coverage lint bench faults diff packs clean
.DELETE_ON_ERROR:

all: convert

convert: $(RUN)
	@$(BIN)/yaodian convert input --output output

scan: $(SCAN)

cluster: $(CLUSTER)

serve: $(SERVE)
	@$(BIN)/yaodian serve output

test: $(DEV)
	@$(BIN)/python -m pytest -m "$(MARKS)" $(SPREAD)

coverage: $(DEV)
	@rm -f .coverage .coverage.*
	@trap 'rm -f .coverage .coverage.*' EXIT; set -e; \
	$(BIN)/python -m coverage run -m pytest -m "$(MARKS)" $(SPREAD); \
	$(BIN)/python -m coverage combine --quiet; \
	$(BIN)/python -m coverage json --quiet -o .coverage.json; \
	$(BIN)/python -m tests.coverage_bars .coverage.json

lint: $(DEV)
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy

bench: $(DEV)
	@set -e; for bench in $(BENCHES:benchmarks/%.py=%); do echo "== $$bench"; $(BIN)/python -m benchmarks.$$bench; done

faults: $(DEV)
	@set -e; for bench in faults fuzz "fuzz 1000 0 others" "fuzz 1000 0 ledgers" "fuzz 500 0 corrections" "fuzz 300 0 rules" "fuzz 200 0 pictures" load conservation "attacks --write"; do echo "== $$bench"; $(BIN)/python -m benchmarks.$$bench; done

quoted = '$(subst ','\'',$(1))'
diff: $(RUN)
	@test -n "$(OLD)" && test -n "$(NEW)" || { echo '请给出两个年份，例如：make diff OLD=2021 NEW=2022' >&2; exit 2; }
	@$(BIN)/yaodian diff --input input --years $(call quoted,$(OLD)) $(call quoted,$(NEW)) $(if $(DISTRICT),--district $(call quoted,$(DISTRICT)))

packs: $(RUN)
	@set -e; if test -n $(call quoted,$(RESULT)); then $(BIN)/yaodian packs $(call quoted,$(RESULT)); else for notice in output/*/notice.xlsx; do $(BIN)/yaodian packs "$${notice%/notice.xlsx}"; done; fi

# Nothing here runs again until a lock file or the project's own description changes.
$(RUN): requirements.lock pyproject.toml setup.py
	@command -v $(PYTHON) >/dev/null || { echo '缺少 Python 3.11 以上版本，请先运行：sudo apt-get install python3 python3-venv' >&2; exit 2; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo '需要 Python 3.11 以上版本；若已另装，请用：make PYTHON=python3.11' >&2; exit 2; }
	@$(PYTHON) -c 'import venv, ensurepip' 2>/dev/null || { echo '缺少 python3-venv，请先运行：sudo apt-get install python3-venv' >&2; exit 2; }
	@test -x $(BIN)/pip || { echo '正在准备运行环境（只在第一次需要，约一分钟）…'; $(PYTHON) -m venv .venv; }
	@$(BIN)/pip install --quiet --disable-pip-version-check --requirement requirements.lock 2>.venv/pip.log || { cat .venv/pip.log >&2; echo '下载依赖没有成功，请检查网络后再运行 make。' >&2; exit 2; }
	@$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --editable . 2>.venv/pip.log || { cat .venv/pip.log >&2; echo '安装没有成功，请检查网络后再运行 make。' >&2; exit 2; }
	@touch $@

$(DEV): $(RUN) requirements-dev.lock
	@$(BIN)/pip install --quiet --disable-pip-version-check --requirement requirements-dev.lock 2>.venv/pip.log || { cat .venv/pip.log >&2; echo '下载依赖没有成功，请检查网络后再运行。' >&2; exit 2; }
	@touch $@

$(SCAN): $(RUN) requirements-scan.lock
	@$(BIN)/pip install --quiet --disable-pip-version-check --requirement requirements-scan.lock 2>.venv/pip.log || { cat .venv/pip.log >&2; echo '下载依赖没有成功，请检查网络后再运行 make scan。' >&2; exit 2; }
	@touch $@

$(SERVE): $(RUN) requirements-serve.lock
	@$(BIN)/pip install --quiet --disable-pip-version-check --requirement requirements-serve.lock 2>.venv/pip.log || { cat .venv/pip.log >&2; echo '下载依赖没有成功，请检查网络后再运行 make serve。' >&2; exit 2; }
	@touch $@

$(CLUSTER): $(RUN) requirements-cluster.lock
	@$(BIN)/pip install --quiet --disable-pip-version-check --requirement requirements-cluster.lock 2>.venv/pip.log || { cat .venv/pip.log >&2; echo '下载依赖没有成功，请检查网络后再运行 make cluster。' >&2; exit 2; }
	@touch $@

clean:
	rm -rf .venv build dist *.egg-info .mypy_cache .ruff_cache .pytest_cache .hypothesis
	find . -name __pycache__ -prune -exec rm -rf {} +
