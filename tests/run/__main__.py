# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""Run the tests: `python3 tests/run`, or some of them: `python3 tests/run --only unit,sanity`."""

from __future__ import annotations

import argparse
import fcntl
import signal
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field

from environments import ENVIRONMENTS, Interpreters, Venv, provide
from shell import Shell, StepFailed
from steps import STEPS, Context, Outcome, Step
from trees import CACHE, ROOT

AT_A_TIME = 2


@dataclass
class Run:
    """One run: the environments that are ready, and what came of the steps."""

    interpreters: Interpreters
    venvs: dict[str, Venv] = field(default_factory=dict)
    outcomes: list[Outcome] = field(default_factory=list)

    def provide(self, name: str) -> None:
        shell = Shell(CACHE / "logs" / f"setup-{name}.log")
        start = time.monotonic()
        try:
            venv, built = provide(ENVIRONMENTS[name], self.interpreters, shell)
        except StepFailed as failure:
            _report("FAIL", f"setup {name}", start, str(failure), shell)
            return
        self.venvs[name] = venv
        if built:
            _report("ok", f"setup {name}", start, f"Python {venv.version}")

    def step(self, step: Step) -> None:
        locks = CACHE / "locks"
        locks.mkdir(parents=True, exist_ok=True)
        # Another run in this checkout would use the same copies and the same log.
        with (locks / step.name).open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            shell = Shell(CACHE / "logs" / f"{step.name}.log")
            start = time.monotonic()
            outcome = self._outcome(step, shell)
            self.outcomes.append(outcome)
            mark = "FAIL" if outcome.failed else "ok"
            _report(mark, step.name, start, outcome.detail, shell if outcome.failed else None)

    def _outcome(self, step: Step, shell: Shell) -> Outcome:
        if step.environment not in self.venvs:
            return Outcome(passed=0, failed=1, detail=f"the environment {step.environment} is missing")
        try:
            return step.run(Context(step.name, shell, self.venvs[step.environment], self.interpreters))
        except StepFailed as failure:
            return Outcome(passed=0, failed=1, detail=str(failure))
        except Exception as error:  # a mistake in this driver fails the step that it is in, not the others
            return Outcome(passed=0, failed=1, detail=f"{type(error).__name__}: {error}")

    def summary(self) -> int:
        passed, failed, skipped = (
            sum(getattr(outcome, key) for outcome in self.outcomes) for key in ("passed", "failed", "skipped")
        )
        print(f"{passed} passed, {failed} failed" + (f", {skipped} skipped" if skipped else ""), flush=True)
        return 1 if failed or not passed else 0


def _report(mark: str, name: str, start: float, detail: str, failed: Shell | None = None) -> None:
    lines = [f"{mark:<4}  {name:<20} {time.monotonic() - start:5.0f} s  {detail}".rstrip()]
    if failed:
        lines += [f"      | {line}" for line in failed.tail()]
        lines.append(f"      all of it: {failed.log.relative_to(ROOT)}")
    print("\n".join(lines), flush=True)


def _choose(only: str | None) -> list[Step]:
    if only is None:
        return [step for step in STEPS if step.default]
    chosen: list[Step] = []
    for word in filter(None, (part.strip() for part in only.split(","))):
        matches = [step for step in STEPS if step.name == word or (step.default and step.name.startswith(f"{word}-"))]
        if not matches:
            raise SystemExit(f"there is no step {word}; --list shows them")
        chosen += [step for step in matches if step not in chosen]
    return chosen


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python3 tests/run", description="Run the tests of the collection.")
    parser.add_argument("--only", metavar="STEP,...", help="these steps; 'sanity' means the usual ones of sanity-...")
    parser.add_argument("--list", action="store_true", help="list the steps")
    parser.add_argument("--python", metavar="3.X", type=_minor, help="the Python of every environment")
    parser.add_argument("--jobs", type=int, default=AT_A_TIME, help="how many steps at a time (default: %(default)s)")
    return parser.parse_args()


def _minor(text: str) -> tuple[int, int]:
    major, minor = text.split(".")
    return int(major), int(minor)


def main() -> int:
    arguments = _arguments()
    if arguments.list:
        for step in STEPS:
            print(f"{step.name:<20} {step.about}{'' if step.default else ' (only when named)'}")
        return 0
    steps = _choose(arguments.only)
    # A run that is interrupted or killed ends what it started.
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda received, _frame: sys.exit(128 + received))
    run = Run(Interpreters(arguments.python))
    pool = ThreadPoolExecutor(max_workers=max(arguments.jobs, 1))
    try:
        list(pool.map(run.provide, sorted({step.environment for step in steps})))
        list(pool.map(run.step, steps))
    except BaseException:
        pool.shutdown(wait=False, cancel_futures=True)
        Shell.end_all()
        raise
    return run.summary()


if __name__ == "__main__":
    sys.exit(main())
