"""Report on the plan at work.

`state.PlanState` is the plan on a day; `plan.plan`, `task.task_report`, `activities.log`,
`activity.entry_facts`, `divisions.divisions` and `alongside.activities_and_scores` are its pages;
`coverage.coverage` counts activities by area and month.
"""
