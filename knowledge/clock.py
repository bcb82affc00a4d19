"""Work that the clock asks for: rooms register their jobs, `manage.py send_due` runs them all. Each must be safe to run again at any time."""

from collections.abc import Callable

Job = Callable[[], int]
_jobs: dict[str, Job] = {}


def register(name: str, job: Job) -> None:
    """Add a job; `name` is what the operator reads, the job returns how many things it did.

    Raises:
        ValueError: the name is taken by another job.
    """
    if _jobs.get(name, job) is not job:
        raise ValueError(f"Job {name!r} is registered already.")
    _jobs[name] = job


def jobs() -> dict[str, Job]:
    """All jobs in the order of registration."""
    return dict(_jobs)
