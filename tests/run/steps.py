# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""The steps of the tests, one row each."""

from __future__ import annotations

import math
import os
import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from xml.etree import ElementTree

from environments import CORES, Interpreters, Venv, without_spaces
from sanity import sanity
from shell import Shell, StepFailed
from tarball import importer, tarball
from trees import CACHE, ROOT, copy_collection, environment, link_collection

PYTHON_SOURCES = ("plugins", "tests", "scripts")


@dataclass(frozen=True)
class Context:
    """What a step works with."""

    name: str
    shell: Shell
    venv: Venv
    interpreters: Interpreters

    def env(self) -> dict[str, str]:
        tree = link_collection()
        return {**environment(self.name, self.venv.bin, tree), "PYTHONPATH": str(tree)}

    def python(self, *words: object, cwd: Path = ROOT, env: dict[str, str] | None = None) -> None:
        self.shell.run([self.venv.python, *words], cwd=cwd, env=env or self.env())


@dataclass(frozen=True)
class Outcome:
    """What came of a step; a step that is not pytest's counts as one."""

    passed: int = 1
    failed: int = 0
    skipped: int = 0
    detail: str = ""


@dataclass(frozen=True)
class Step:
    """A row of the table; one that is not part of the default run has to be named."""

    name: str
    about: str
    environment: str
    run: Callable[[Context], Outcome]
    default: bool = True


def _pytest(folder: str, *options: str, per_cpu: float = 1.0, **variables: str) -> Callable[[Context], Outcome]:
    def run(context: Context) -> Outcome:
        _require(folder)
        report = CACHE / "reports" / f"{context.name}.xml"
        report.parent.mkdir(parents=True, exist_ok=True)
        report.unlink(missing_ok=True)
        workers = str(min(math.ceil((os.cpu_count() or 1) * per_cpu), 8))
        command = ["-m", "pytest", folder, "-n", workers, *options, "-q", "--color=no", f"--junitxml={report}"]
        with without_spaces(context.venv) as venv:
            env = {**replace(context, venv=venv).env(), **variables}
            status = context.shell.status([venv.python, *command], cwd=ROOT, env=env)
        return _counts(report, status, context.venv)

    return run


# Two thirds of the time these tests sleep, as the service makes its callers do; and one that is long is begun at once,
# not kept for the worker that has the one before it.
_integration = _pytest("tests/integration", "--maxschedchunk=1", per_cpu=1.5)


def _sdk(context: Context) -> Outcome:
    outcome = _pytest("tests/sdk")(context)
    report = CACHE / "reports" / "sdk.txt"
    lacking = sum(line.startswith("  ") for line in report.read_text(encoding="utf-8").splitlines())
    where = report.relative_to(ROOT)
    return replace(outcome, detail=f"{outcome.detail}; {lacking} things are in the SDKs alone, see {where}")


def _counts(report: Path, status: int, venv: Venv) -> Outcome:
    if not report.is_file():
        raise StepFailed(f"pytest ended with status {status} before its report")
    # The report is pytest's own, written a moment ago.
    suites = list(ElementTree.parse(report).getroot().iter("testsuite"))
    total, failures, errors, skipped = (
        sum(int(suite.get(key, "0")) for suite in suites) for key in ("tests", "failures", "errors", "skipped")
    )
    failed = failures + errors
    passed = max(total - failed - skipped, 0)
    if status and not failed:
        failed = 1
    if not passed and not failed:
        raise StepFailed("no test was run")
    core = venv.package_version("ansible-core")
    versions = f"Python {venv.version}" if core == "none" else f"ansible-core {core}, Python {venv.version}"
    return Outcome(passed, failed, skipped, f"{passed} passed, {failed} failed, {skipped} skipped, {versions}")


def _generated(context: Context) -> Outcome:
    _require("scripts/generate.py")
    context.python("scripts/generate.py", "--check")
    return Outcome()


def _generate(context: Context) -> Outcome:
    _require("scripts/generate.py")
    context.python("scripts/generate.py")
    written = [line for line in context.shell.text().splitlines() if line.startswith("written")]
    return Outcome(detail="; ".join(written) or "nothing to write")


def _style(context: Context) -> Outcome:
    sources = [folder for folder in PYTHON_SOURCES if (ROOT / folder).is_dir()]
    context.python("-m", "ruff", "check", "--no-fix", "--output-format", "concise", *sources)
    context.python("-m", "ruff", "format", "--check", *sources)
    return Outcome()


def _types(context: Context) -> Outcome:
    context.python("-m", "mypy", "--config-file", ROOT / "pyproject.toml", cwd=link_collection())
    return Outcome(detail=context.shell.text().splitlines()[-1])


def _sanity(context: Context) -> Outcome:
    return Outcome(detail=sanity(context.shell, context.venv, context.interpreters))


def _lint(context: Context) -> Outcome:
    place = CACHE / "lint"
    collection = copy_collection(place)
    env = environment(context.name, context.venv.bin, place)
    options = ["--profile", "production", "--strict", "--offline", "--nocolor"]
    context.python("-m", "ansiblelint", *options, cwd=collection, env=env)
    files = re.search(r"(\d+) files? processed|in (\d+) files?", context.shell.text())
    return Outcome(detail=files.group(0) if files else "")


def _docs(context: Context) -> Outcome:
    place = CACHE / "docs"
    collection = copy_collection(place)
    env = environment(context.name, context.venv.bin, place)
    options = ["--plugin-docs", "--validate-collection-refs=all", "--check-extra-docs-refs"]
    command = [context.venv.bin / "antsibull-docs", "lint-collection-docs", *options]
    context.python(*command, "--disallow-unknown-collection-refs", collection, cwd=collection, env=env)
    return Outcome()


def _changelog(context: Context) -> Outcome:
    place = CACHE / "changelog"
    collection = copy_collection(place)
    env = environment(context.name, context.venv.bin, place)
    command = context.venv.bin / "antsibull-changelog"
    context.python(command, "lint", cwd=collection, env=env)
    context.python(command, "lint-changelog-yaml", "changelogs/changelog.yaml", cwd=collection, env=env)
    return Outcome()


def _licenses(context: Context) -> Outcome:
    collection = copy_collection(CACHE / "licenses")
    context.python("-m", "reuse", "lint", "--lines", cwd=collection)
    return Outcome()


def _tarball(context: Context) -> Outcome:
    with without_spaces(context.venv) as venv:
        return Outcome(detail=tarball(context.shell, venv))


def _importer(context: Context) -> Outcome:
    return Outcome(detail=importer(context.shell, context.venv))


def _bench(context: Context) -> Outcome:
    _require("tests/benchmarks")
    context.python("tests/benchmarks")
    table = [line for line in context.shell.text().splitlines() if not line.startswith("$ ")]
    return Outcome(detail="\n".join(["", *table]))


def _require(path: str) -> None:
    if not (ROOT / path).exists():
        raise StepFailed(f"{path} is missing")


def _core_step(name: str, about: str, core: str, run: Callable[[Context], Outcome], default: bool = True) -> Step:
    which = {"2.18": "the oldest ansible-core", "newest": "the newest ansible-core"}.get(core, f"ansible-core {core}")
    return Step(f"{name}-{core}", f"{about} on {which}", f"core-{core}", run, default)


# The supported versions between the oldest and the newest are for the workflows.
BETWEEN = [core for core in CORES if core not in ("2.18", "newest")]

# The long ones first: two run at a time.
STEPS = (
    Step("generated", "what the declarations generate is up to date", "core-2.18", _generated),
    Step("style", "ruff: rules and format of the Python files", "quality", _style),
    _core_step("integration", "tests/integration", "2.18", _integration),
    _core_step("sanity", "ansible-test sanity", "2.18", _sanity),
    _core_step("sanity", "ansible-test sanity", "newest", _sanity),
    _core_step("integration", "what ansible-core may change of tests/integration", "newest", _integration),
    _core_step("unit", "tests/unit", "2.18", _pytest("tests/unit")),
    _core_step("unit", "tests/unit", "newest", _pytest("tests/unit")),
    Step("mutations", "every broken rule of comparison is noticed", "core-2.18", _pytest("tests/mutations")),
    Step(
        "simulator",
        "the simulated tenant by itself, with the official SDK",
        "simulator",
        _pytest("tests/simulator_tests", TENANTOPS_REQUIRE_SDK="1"),
    ),
    Step("sdk", "every declared property against the official SDKs' models", "sdk", _sdk),
    Step("demo", "make demo in a path with spaces, interrupted too", "core-2.18", _pytest("tests/demo")),
    Step("lint", "ansible-lint, profile production", "quality", _lint),
    Step("docs", "antsibull-docs on the documentation", "quality", _docs),
    Step("changelog", "antsibull-changelog on the fragments", "quality", _changelog),
    Step("licenses", "reuse: every file says its license", "quality", _licenses),
    Step("importer", "what Galaxy checks of an upload", "quality", _importer),
    Step("tarball", "the built collection, stripped, through both front-ends", "core-2.18", _tarball),
    Step("generate", "write what the declarations generate", "core-2.18", _generate, default=False),
    Step("types", "mypy on what pyproject.toml names", "quality", _types, default=False),
    Step("bench", "the benchmarks", "core-2.18", _bench, default=False),
    *(_core_step("sanity", "ansible-test sanity", core, _sanity, default=False) for core in BETWEEN),
    *(_core_step("integration", "tests/integration", core, _integration, default=False) for core in BETWEEN),
    *(_core_step("unit", "tests/unit", core, _pytest("tests/unit"), default=False) for core in BETWEEN),
)
