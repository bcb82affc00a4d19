"""Sees to it that practices of members have a workflow in which somebody really decides."""

from typing import Any

from wagtail.models import Page, Workflow, WorkflowPage, WorkflowTask

from knowledge.models import PracticeIndexPage
from members.contributions.models import AspectReviewTask

WORKFLOW_NAME = "Telaah praktik anggota"
TASK_NAME = "Telaah editor aspek"


def ensure_review_workflow(home: Page) -> Workflow:
    """The workflow of the section for practices, made where it is missing; what administrators have set up stays."""
    workflow = review_workflow()
    section = PracticeIndexPage.objects.descendant_of(home, inclusive=True).first()
    if section is not None and not WorkflowPage.objects.filter(page=section).exists():
        WorkflowPage.objects.create(page=section, workflow=workflow)
    return workflow


def review_workflow() -> Workflow:
    """An active workflow with our task in it."""
    task = AspectReviewTask.objects.filter(active=True).order_by("pk").first() or AspectReviewTask.objects.create(name=TASK_NAME)
    workflow = Workflow.objects.filter(active=True, workflow_tasks__task=task).order_by("pk").first()
    if workflow is None:
        workflow = Workflow.objects.create(name=WORKFLOW_NAME)
        WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=0)
    return workflow


def workflow_for(page: Any) -> Workflow:
    """The workflow that a submission goes into: the section's own when our task is in it, otherwise ours.

    A section without workflow, or one whose tasks were all deactivated, would publish without anybody having looked.
    """
    chosen = page.get_workflow()
    if chosen is not None and AspectReviewTask.objects.filter(active=True, workflow_tasks__workflow=chosen).exists():
        return chosen
    return review_workflow()
