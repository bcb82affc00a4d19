"""From rounds of bursts to medians, ratios and a table; says which budget is missed."""

import statistics
from typing import Any

from .pages import Budget, Page

Sample = tuple[float, float | None]


def summary(page: Page | None, samples: list[Sample], bare: list[Sample] | None) -> dict[str, Any]:
    """Medians over the rounds of one target; ratios are taken within each round, because only those compare."""
    rate = statistics.median(rate for rate, _ in samples)
    cpus = [cpu for _, cpu in samples if cpu is not None]
    row: dict[str, Any] = {"requests_per_second": round(rate, 1), "cpu_ms_per_request": round(statistics.median(cpus) * 1000, 3) if cpus else None}
    if bare:
        row["rate_to_bare"] = round(statistics.median(ours / theirs for (ours, _), (theirs, _) in zip(samples, bare, strict=True)), 3)
        pairs = [(ours, theirs) for (_, ours), (_, theirs) in zip(samples, bare, strict=True) if ours is not None and theirs]
        row["cpu_to_bare"] = round(statistics.median(ours / theirs for ours, theirs in pairs), 1) if pairs else None
    if page:
        row |= {"queries": page.queries, "repeated_queries": page.repeated, "html_bytes": page.raw, "gzip_bytes": page.packed}
        row["over_budget"] = over_budget(row, page.budget)
    return row


def over_budget(row: dict[str, Any], budget: Budget) -> list[str]:
    """The measures of a page that exceed its budget."""
    limits = {
        "queries": budget.queries,
        "repeated_queries": 0,
        "html_bytes": budget.raw,
        "gzip_bytes": budget.packed,
        "cpu_to_bare": budget.cpu_ratio,
    }
    return [f"{name} {row[name]} > {limit}" for name, limit in limits.items() if row.get(name) is not None and row[name] > limit]


def table(rows: dict[str, dict[str, Any]]) -> str:
    """The figures of all targets, aligned; what is not known is a dash."""
    columns = {
        "requests_per_second": "req/s",
        "rate_to_bare": "of bare",
        "cpu_ms_per_request": "CPU ms",
        "cpu_to_bare": "× bare",
        "queries": "queries",
        "html_bytes": "HTML B",
        "gzip_bytes": "gzip B",
    }
    lines = ["  ".join([f"{'target':<16}", *(f"{title:>9}" for title in columns.values()), "over budget"])]
    for name, row in rows.items():
        cells = [f"{'–' if row.get(key) is None else row[key]:>9}" for key in columns]
        lines.append("  ".join([f"{name:<16}", *cells, "; ".join(row.get("over_budget", []))]).rstrip())
    return "\n".join(lines)
