# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a task costs, and what many policies cost beside other tools, as ratios within one run.

    python tests/benchmarks [--tasks N] [--rounds N]
    TERRAFORM=... TERRAFORM_PROVIDER_AZUREAD=... python tests/benchmarks --policies 200 [--rounds N]

The first prints wall and CPU time of both front-ends beside what people write today. Each kind of task is run N times
in one play; the cost of an empty play is taken off. The first table is about a task of one policy, the second about an
item of a family, of a loop, and about names. The trusted certificates are the system's bundle with the simulated
tenant's own authority behind them.

The second compares what it takes to find that so many conditional access policies are as they are wished: this
collection, a GET with `uri` for each, and `terraform plan` where TERRAFORM is the path of terraform or tofu, and
TERRAFORM_PROVIDER_AZUREAD that of a terraform-provider-azuread (from 3.0). A table for each of: no latency and 100 ms,
without and with the documented limit of one request per second. Whole commands are measured, their start included: the
requests to Graph that the simulated tenant counted (a batch and each request in it), those among them that were
answered with 429, wall time, CPU time of all processes, and the peak of the largest process's memory. Importing the
policies into Terraform's state is not. With the limit this takes minutes for each tool. What leads Terraform to the
tenant is tested with a stand-in for it; with its provider azuread it has not been tried.

Rounds alternate between what is measured, and the least disturbed round (the minimum) of each counts, because other
work on the machine only ever adds.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

# The folder itself comes first when it is run by its path; the packages need the root.
sys.path[0] = str(Path(__file__).resolve().parents[2])

from tests.benchmarks.comparison import measure_policies  # noqa: E402
from tests.benchmarks.tasks import measure_tasks  # noqa: E402


def main() -> None:
    """Measure what was asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--tasks", type=int, default=25, help="repetitions in a play (default 25)")
    parser.add_argument("--policies", type=int, help="compare with other tools, over so many policies")
    parser.add_argument("--rounds", type=int, help="rounds (default 5; with --policies 3)")
    options = parser.parse_args()
    if options.policies is None:
        measure_tasks(options.tasks, options.rounds or 5)
    else:
        measure_policies(options.policies, options.rounds or 3)


if __name__ == "__main__":
    main()
