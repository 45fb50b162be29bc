# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

PYTHON ?= python3
STEP ?=

.DEFAULT_GOAL := help
.PHONY: help demo test unit integration sanity lint generate list bench clean

help:  ## What there is to make
	@sed -n 's/^\([a-z]*\):.*## /  make \1\t/p' Makefile

demo:  ## The collection at work on a simulated tenant: audit, apply, apply again
	@$(PYTHON) tests/demo

test:  ## Everything, set-up included; STEP=unit,docs runs only those steps
	@$(PYTHON) tests/run $(if $(STEP),--only "$(STEP)")

unit:  ## The unit tests
	@$(PYTHON) tests/run --only unit

integration:  ## The integration tests, on the oldest and on the newest ansible-core
	@$(PYTHON) tests/run --only integration

sanity:  ## ansible-test sanity, on the oldest and on the newest ansible-core
	@$(PYTHON) tests/run --only sanity

lint:  ## The quick checks of text: generated files, style, ansible-lint, documentation, changelog, licenses
	@$(PYTHON) tests/run --only generated,style,lint,docs,changelog,licenses

generate:  ## Write what follows from the declarations
	@$(PYTHON) tests/run --only generate

list:  ## The steps of the tests
	@$(PYTHON) tests/run --list

bench:  ## The benchmarks
	@$(PYTHON) tests/run --only bench

clean:  ## Remove what the tests keep: environments, copies, logs
	rm -rf .cache tests/output
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
