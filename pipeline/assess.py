"""Run the checks over a case: every rule leaves a finding, each with citation and severity.

A rule is a module in `checks/` whose stem is the rule's name, with `CITATION` and `check(view)`. A rule that stands in
`severity.toml` but has no module yet is reported as not judged; nothing pretends. A check that raises is a defect and
stops the run.
"""

from __future__ import annotations

import importlib
import pkgutil
import tomllib
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from types import ModuleType

from pipeline import checks
from pipeline.case import CaseView, Finding

Check = Callable[[CaseView], Iterator[Finding]]
_SEVERITIES = tomllib.loads((Path(__file__).parent / "severity.toml").read_text(encoding="utf-8"))["rules"]
_ORDER = {"fail": 0, "review": 1, "not_applicable": 2, "pass": 3}
_WEIGHT = {"blocking": 0, "warning": 1, "info": 2}


def rules() -> tuple[str, ...]:
    """All rules of the contract, in its order."""
    return tuple(_SEVERITIES)


def check_modules() -> dict[str, ModuleType]:
    """The checks that exist, by rule."""
    names = sorted(m.name for m in pkgutil.iter_modules(checks.__path__))
    return {name: importlib.import_module(f"pipeline.checks.{name}") for name in names if name in _SEVERITIES}


def assess_case(view: CaseView) -> tuple[Finding, ...]:
    """Findings of every rule, the most urgent first."""
    modules = check_modules()
    found = [f for rule in _SEVERITIES for f in _judge(rule, modules.get(rule), view)]
    return tuple(sorted(found, key=_urgency))


def _judge(rule: str, module: ModuleType | None, view: CaseView) -> Iterator[Finding]:
    if module is None:
        yield Finding(rule, "review", "not judged in this version", "", "info", "A person has to look at this.")
        return
    any_found = False
    for finding in module.check(view):
        any_found = True
        yield with_severity(replace(finding, rule=rule, citation=finding.citation or module.CITATION))
    if not any_found:
        yield Finding(rule, "not_applicable", "nothing in this case to judge by this rule", module.CITATION, "info")


def with_severity(finding: Finding) -> Finding:
    """The finding with the severity of severity.toml where the check set none; pass and not_applicable are info."""
    if finding.severity:
        return finding
    if finding.kind in ("pass", "not_applicable"):
        return replace(finding, severity="info")
    return replace(finding, severity=_SEVERITIES[finding.rule][finding.kind])


def _urgency(finding: Finding) -> tuple[int, int, str, int, str]:
    step = -1 if finding.step is None else finding.step
    return _WEIGHT[finding.severity or "info"], _ORDER[finding.kind], finding.rule, step, finding.message


def blocking(findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
    """The accusations that block: kind fail, severity blocking."""
    return tuple(f for f in findings if f.kind == "fail" and f.severity == "blocking")
